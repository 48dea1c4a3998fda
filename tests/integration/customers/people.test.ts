import { beforeAll, describe, expect, it } from 'vitest'
import { saveDepartment } from '@/lib/areas/customers/departments/mutations'
import { knownPeople } from '@/lib/areas/customers/known-people/queries'
import { reopenPost } from '@/lib/areas/customers/people/mutations'
import { peopleOf, personSheet } from '@/lib/areas/customers/people/queries'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import {
  rep,
  manager,
  startPeople,
  customer,
  change,
  add,
  added,
  save,
  end,
} from '@/tests/factories/people-start'

beforeAll(startPeople)

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
