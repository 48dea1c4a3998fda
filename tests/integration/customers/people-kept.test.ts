import { beforeAll, describe, expect, it } from 'vitest'
import { personHistory } from '@/lib/areas/customers/contact-history/queries'
import { endDepartment, saveDepartment } from '@/lib/areas/customers/departments/mutations'
import { knownPeople } from '@/lib/areas/customers/known-people/queries'
import { saveOpportunity } from '@/lib/areas/customers/opportunities/mutations'
import { opportunitiesOf } from '@/lib/areas/customers/opportunities/queries'
import { addPerson, unmaskPerson } from '@/lib/areas/customers/people/mutations'
import { peopleOf, personSheet } from '@/lib/areas/customers/people/queries'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { makeCustomer } from '@/tests/factories/customers'
import { freezeClock } from '@/tests/setup/clock'
import {
  company,
  rep,
  manager,
  startPeople,
  customer,
  change,
  added,
  save,
  end,
} from '@/tests/factories/people-start'

beforeAll(startPeople)

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
