import { beforeAll, describe, expect, it } from 'vitest'
import { personHistory } from '@/lib/areas/customers/contact-history/queries'
import { endDepartment, saveDepartment } from '@/lib/areas/customers/departments/mutations'
import { knownPeople } from '@/lib/areas/customers/known-people/queries'
import { saveOpportunity } from '@/lib/areas/customers/opportunities/mutations'
import { opportunitiesOf } from '@/lib/areas/customers/opportunities/queries'
import {
  addPerson,
  changePerson,
  endPost,
  reopenPost,
  unmaskPerson,
} from '@/lib/areas/customers/people/mutations'
import { peopleOf, personSheet } from '@/lib/areas/customers/people/queries'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { type Company, makeCompany } from '../../factories/company'
import { makeCustomer } from '../../factories/customers'
import { freezeClock } from '../../setup/clock'

let company: Company
let rep: Viewer
let manager: Viewer
beforeAll(async () => {
  company = await makeCompany()
  rep = await company.viewer('sales-rep', 0)
  manager = await company.viewer('branch-sales-manager', 0)
})

const customer = (at = 0) => makeCustomer(company, at)
const facts = (values: Record<string, unknown>) =>
  Object.entries(values).map(([fact, to]) => ({ fact, from: null, to }))
const change = (fact: string, from: unknown, to: unknown) => ({ fact, from, to })

const add = (
  customerId: string,
  values: Record<string, unknown>,
  more: Record<string, unknown> = {},
  viewer = rep,
) =>
  runMutation(addPerson, viewer, {
    customerId,
    contactId: null,
    source: 'form',
    changes: facts(values),
    ...more,
  })

async function added(
  customerId: string,
  values: Record<string, unknown>,
  more: Record<string, unknown> = {},
) {
  const outcome = await add(customerId, values, more)
  if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome))
  return outcome.value
}

const save = (customerId: string, postId: string, changes: unknown[], viewer = rep) =>
  runMutation(changePerson, viewer, { customerId, postId, source: 'form', changes })
const end = (
  customerId: string,
  postId: string,
  endsOn: string,
  leftFor: string | null = null,
  viewer = rep,
) => runMutation(endPost, viewer, { customerId, postId, endsOn, leftFor, source: 'form' })

describe('people of a customer', () => {
  it('are added with department and superior; the department named in passing is opened once', async () => {
    const id = await customer()
    const boss = await added(id, {
      name: '周明远',
      title: '采购总监',
      department: '采购中心',
      level: 'executive',
    })
    await added(id, {
      name: '陈静',
      department: '采购中心',
      reportsTo: { id: boss.postId, label: '周明远' },
      alliance: 'supporter',
    })
    const view = await peopleOf(rep, id)
    expect(
      view?.people.map(({ name, department, reportsTo, alliance }) => [
        name,
        department?.name,
        reportsTo,
        alliance,
      ]),
    ).toEqual([
      ['周明远', '采购中心', null, null],
      ['陈静', '采购中心', boss.postId, 'supporter'],
    ])
    expect(view?.departments).toMatchObject([{ name: '采购中心', ended: false }])
    const kinds = await db().contactChange.findMany({ where: { customerId: id }, orderBy: { id: 'asc' } })
    expect(kinds.map(({ subjectType, deed }) => `${subjectType} ${deed}`)).toEqual([
      'department added', 'contact added', 'post added', 'contact added', 'post added',
    ]) // prettier-ignore
    expect(await db().auditEvent.count({ where: { customerId: id, kind: 'contacts.added' } })).toBe(2)
  })

  it('of the same name are asked about first; the same person is never there twice', async () => {
    const id = await customer()
    const one = await added(id, { name: '吴刚', phone: '13812340417' })
    expect(await add(id, { name: '吴刚' })).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'contacts.namesake', values: { postId: one.postId } }],
    })
    expect(await add(id, { name: '吴刚' }, { despiteNamesake: true })).toMatchObject({ kind: 'ok' })
    expect(await add(id, {}, { contactId: one.contactId })).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'contacts.already-here' }],
    })
    expect(await add(id, { title: '店长' })).toMatchObject({ kind: 'invalid', errors: { name: [{}] } })
  })

  it('changed by two people in different facts both survive', async () => {
    const id = await customer()
    const { postId } = await added(id, { name: '许文' })
    const outcomes = await Promise.all([
      save(id, postId, [change('title', null, '店长')]),
      save(id, postId, [change('phone', null, '13812340400')], manager),
      save(id, postId, [change('education', null, '大专')]),
    ])
    expect(outcomes.map(({ kind }) => kind)).toEqual(['ok', 'ok', 'ok'])
    expect((await personSheet(rep, id, postId))?.facts).toMatchObject({
      title: '店长',
      phone: '13812340400',
      education: '大专',
    })
  })

  it('changed twenty times at once in one fact change once; the others see both sides', async () => {
    const id = await customer()
    const { postId } = await added(id, { name: '何平', title: '职员' })
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, at) => save(id, postId, [change('title', '职员', `主管${at}`)])),
    )
    expect(outcomes.filter(({ kind }) => kind === 'ok')).toHaveLength(1)
    const lost = outcomes.find((outcome) => outcome.kind === 'conflict')
    const now = (await personSheet(rep, id, postId))?.facts.title
    expect(lost).toMatchObject({ conflicts: [{ field: 'title', base: '职员', theirs: now }] })
  })

  it('never report in a circle, whatever two people do at once', async () => {
    const id = await customer()
    const a = await added(id, { name: '甲方甲' })
    const b = await added(id, { name: '甲方乙' })
    const ref = (postId: string) => ({ id: postId, label: '谁' })
    const outcomes = await Promise.all([
      save(id, a.postId, [change('reportsTo', null, ref(b.postId))]),
      save(id, b.postId, [change('reportsTo', null, ref(a.postId))]),
    ])
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['invalid', 'ok'])
    expect(outcomes.find(({ kind }) => kind === 'invalid')).toMatchObject({
      errors: { reportsTo: [{ code: 'contacts.circle' }] },
    })
    const elsewhere = await added(await customer(), { name: '别家的人' })
    expect(await save(id, a.postId, [change('title', null, 'x'), change('goal', null, 'y')])).toMatchObject({
      kind: 'ok',
    })
    const c = await added(id, { name: '甲方丙' })
    expect(await save(id, c.postId, [change('reportsTo', null, ref(elsewhere.postId))])).toMatchObject({
      kind: 'invalid',
      errors: { reportsTo: [{ code: 'contacts.superior-elsewhere' }] },
    })
  })
})

describe('leaving', () => {
  it('keeps the day and where he went; his people move up, his department has no head; it can be taken back', async () => {
    const id = await customer()
    const top = await added(id, { name: '钱总' })
    const mid = await added(id, {
      name: '孙经理',
      department: '采购部',
      reportsTo: { id: top.postId, label: '钱总' },
      startsOn: '2024-03-01',
    })
    const low = await added(id, { name: '李职员', reportsTo: { id: mid.postId, label: '孙经理' } })
    const [department] = (await peopleOf(rep, id))!.departments
    const { id: departmentId, name, version } = department!
    const headed = {
      customerId: id,
      departmentId,
      version,
      name,
      function: 'purchasing',
      parentId: null,
      headPostId: mid.postId,
    }
    expect(await runMutation(saveDepartment, rep, headed)).toMatchObject({ kind: 'ok' })
    expect(await end(id, mid.postId, '2024-02-29')).toMatchObject({ kind: 'refused' })
    expect(await end(id, mid.postId, '2026-01-31', '华东药房连锁')).toMatchObject({ kind: 'ok' })
    const view = (await peopleOf(rep, id))!
    expect(view.people.find(({ postId }) => postId === low.postId)?.reportsTo).toBe(top.postId)
    expect(view.people.find(({ postId }) => postId === mid.postId)).toMatchObject({
      ended: true,
      leftFor: '华东药房连锁',
      headOf: [],
    })
    expect(await end(id, mid.postId, '2026-02-01')).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'contacts.already-ended' }],
    })
    expect(await runMutation(reopenPost, rep, { customerId: id, postId: mid.postId })).toMatchObject({
      kind: 'ok',
    })
    expect((await peopleOf(rep, id))!.people.every(({ ended }) => !ended)).toBe(true)
  })

  it('for another customer of ours: the same person, found by name, pinyin and number, with both posts on his sheet', async () => {
    const [first, second] = [await customer(), await customer()]
    const { contactId, postId } = await added(first, {
      name: '欧阳慧',
      phone: '13812347788',
      title: '采购主管',
    })
    await end(first, postId, '2026-10-31', '另一家')
    for (const typed of ['欧阳', 'ouyanghui', '7788', '138 1234 7788'])
      expect(
        (await knownPeople(rep, typed)).map((one) => one.contactId),
        typed,
      ).toEqual([contactId])
    const again = await added(second, { title: '采购经理' }, { contactId })
    expect((await personSheet(rep, second, again.postId))?.posts).toMatchObject([
      { customerId: second, title: '采购经理', endsOn: null },
      { customerId: first, title: '采购主管', endsOn: '2026-10-31' },
    ])
    await save(second, again.postId, [change('email', null, 'oyh@example.com')])
    expect((await personSheet(rep, first, postId))?.facts.email).toBe('oyh@example.com')
  })
})

describe('personal data', () => {
  it('leave the database masked whoever asks, and are shown for a purpose that stays in the trail', async () => {
    const id = await customer()
    const { postId } = await added(id, {
      name: '冯秀英',
      birth: '1975-04-12',
      home: '吴江路 9 号',
      phone: '13812345566',
      phonePrivate: true,
    })
    const seen = JSON.stringify([
      await personSheet(manager, id, postId),
      await personHistory(manager, id, postId),
      await peopleOf(manager, id),
      await db().auditEvent.findMany({ where: { customerId: id } }),
      await knownPeople(manager, '冯秀英'),
    ])
    expect(seen).not.toMatch(/1975-04-12|吴江路|13812345566/)
    const look = (viewer: Viewer) =>
      runMutation(unmaskPerson, viewer, {
        customerId: id,
        postId,
        facts: ['birth', 'phone'],
        purpose: '生日问候',
      })
    expect(await look(await company.viewer('cashier', 0))).toEqual({ kind: 'not-found' })
    expect(await look(rep)).toMatchObject({
      kind: 'ok',
      value: { birth: '1975-04-12', phone: '13812345566' },
    })
    const [trace] = await db().auditEvent.findMany({ where: { customerId: id, kind: 'contacts.unmasked' } })
    expect(trace).toMatchObject({ personId: rep.personId, values: { purpose: '生日问候' } })
  })
})

describe('a past day', () => {
  it('shows who was there then and how they stood', async () => {
    const id = await customer()
    freezeClock('2026-09-01T02:00:00Z')
    const { postId } = await added(id, {
      name: '沈国强',
      alliance: 'neutral',
      department: '药剂科',
      startsOn: '2023-01-01',
    })
    freezeClock('2026-10-01T02:00:00Z')
    await save(id, postId, [
      change('alliance', 'neutral', 'mentor'),
      change('department', '药剂科', '设备科'),
    ])
    const late = await added(id, { name: '后来的人' })
    freezeClock('2026-11-20T02:00:00Z')
    await end(id, postId, '2026-11-10')
    const then = async (on: string) =>
      (await peopleOf(rep, id, on))!.people.map(({ name, alliance, allianceOn, department, ended }) => [
        name,
        alliance,
        allianceOn,
        department?.name,
        ended,
      ])
    expect(await then('2026-09-30')).toEqual([['沈国强', 'neutral', '2026-09-01', '药剂科', false]])
    expect(await then('2026-10-01')).toEqual([
      ['沈国强', 'mentor', '2026-10-01', '设备科', false],
      ['后来的人', null, null, undefined, false],
    ])
    expect(await then('2026-11-10')).toMatchObject([
      ['沈国强', 'mentor', '2026-10-01', '设备科', true],
      ['后来的人', null, null, undefined, false],
    ])
    expect(late.postId).toBeTruthy()
  })
})

describe('departments and opportunities', () => {
  it('a department keeps its people when it closes; a stale edit shows both sides', async () => {
    const id = await customer()
    const { postId } = await added(id, { name: '郑科长', department: '设备科' })
    const department = (await peopleOf(rep, id))!.departments[0]!
    const wish = {
      customerId: id,
      departmentId: department.id,
      name: '设备科',
      function: 'using',
      parentId: null,
      headPostId: null,
    }
    expect(await runMutation(saveDepartment, rep, { ...wish, version: department.version })).toMatchObject({
      kind: 'ok',
    })
    expect(
      await runMutation(saveDepartment, manager, {
        ...wish,
        version: department.version,
        function: 'support',
      }),
    ).toMatchObject({
      kind: 'conflict',
      conflicts: [{ field: 'function', theirs: 'using', mine: 'support' }],
    })
    expect(
      await runMutation(endDepartment, rep, { customerId: id, departmentId: department.id }),
    ).toMatchObject({ kind: 'ok' })
    expect((await personSheet(rep, id, postId))?.person.department).toBeNull()
  })

  it('an opportunity names who takes part; ten at once from one version change it once', async () => {
    const id = await customer()
    const { postId } = await added(id, { name: '蒋主任' })
    const wish = {
      customerId: id,
      opportunityId: null,
      name: '冷链扩建',
      amount: '120000.50',
      closesOn: '2027-03-31',
      salesRepId: rep.personId,
      note: null,
      roles: [{ postId, role: 'approver' }],
    }
    const made = await runMutation(saveOpportunity, rep, wish)
    const opportunityId = made.kind === 'ok' ? made.value.opportunityId : ''
    expect(await opportunitiesOf(rep, id)).toMatchObject([
      { name: '冷链扩建', amountFen: 12000050, state: 'open', roles: [{ postId, role: 'approver' }] },
    ])
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        runMutation(saveOpportunity, rep, { ...wish, opportunityId, version: 1, note: `第${at}次` }),
      ),
    )
    expect(outcomes.filter(({ kind }) => kind === 'ok')).toHaveLength(1)
    expect(outcomes.filter(({ kind }) => kind === 'conflict')).toHaveLength(9)
    const other = await added(await customer(), { name: '别家' })
    expect(
      await runMutation(saveOpportunity, rep, {
        ...wish,
        opportunityId,
        version: 2,
        roles: [{ postId: other.postId, role: 'user' }],
      }),
    ).toMatchObject({ kind: 'refused', reasons: [{ code: 'contacts.takes-part-elsewhere' }] })
  })
})

describe('for a stranger', () => {
  it.each([
    ['a rep of another branch', 'sales-rep', 1],
    ['a director of another region', 'marketing-director', 1],
    ['the administrator', 'administrator', 0],
  ] as const)('%s nobody is there, and nothing can be done', async (_, role, at) => {
    const id = await customer()
    const name = `绝密${role}`
    const { postId, contactId } = await added(id, { name, phone: '13899991234' })
    const opened = {
      customerId: id,
      opportunityId: null,
      name: '商机',
      amount: null,
      closesOn: null,
      salesRepId: null,
      note: null,
      roles: [],
    }
    await runMutation(saveOpportunity, rep, opened)
    const stranger = await company.viewer(role, at)
    expect(await peopleOf(stranger, id)).toBeNull()
    expect(await personSheet(stranger, id, postId)).toBeNull()
    expect(await personHistory(stranger, id, postId)).toBeNull()
    expect(await opportunitiesOf(stranger, id)).toBeNull()
    expect(await knownPeople(stranger, name)).toEqual([])
    expect(await knownPeople(stranger, '1234')).toEqual([])
    const theirs = await makeCustomer(company, 1)
    const tries = [
      save(id, postId, [change('title', null, 'x')], stranger),
      end(id, postId, '2026-01-01', null, stranger),
      runMutation(unmaskPerson, stranger, { customerId: id, postId, facts: ['phone'], purpose: '好奇' }),
      runMutation(saveOpportunity, stranger, opened),
      runMutation(endDepartment, stranger, { customerId: id, departmentId: postId }),
      // Somebody known by his id alone cannot be drawn to a customer of one's own.
      runMutation(addPerson, stranger, { customerId: theirs, contactId, source: 'form', changes: [] }),
    ]
    for (const outcome of await Promise.all(tries)) expect(outcome).toEqual({ kind: 'not-found' })
  })
})
