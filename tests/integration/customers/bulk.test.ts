import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { purgeBin } from '@/lib/areas/customers/bin/mutations'
import { bulkChunk, startBulk, undoBulk } from '@/lib/areas/customers/bulk/mutations'
import { bulkPreview, bulkProblems } from '@/lib/areas/customers/bulk/queries'
import { bulkSet } from '@/lib/areas/customers/bulk/schema'
import { saveFacts } from '@/lib/areas/customers/dossier/mutations'
import { changeView, deleteView, orderViews, saveView } from '@/lib/areas/customers/list/mutations'
import { savedViews } from '@/lib/areas/customers/list/queries'
import { changeCustomers, undoCustomerChange } from '@/lib/composition/customer-bulk'
import { db } from '@/lib/core/db'
import { closeJobs } from '@/lib/core/jobs'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { cancelTask, type Task, taskOf } from '@/lib/core/tasks'
import { systemViewer } from '@/lib/core/viewer'
import { type Company, makeCompany } from '../../factories/company'
import { makeCustomer } from '../../factories/customers'
import { freezeClock } from '../../setup/clock'

let company: Company
let manager: Viewer
let rep: Viewer
beforeAll(async () => {
  company = await makeCompany()
  manager = await company.viewer('branch-sales-manager', 0)
  rep = await company.viewer('sales-rep', 0)
})
afterAll(closeJobs)

const job = { jobId: 'test', attempt: 3, signal: new AbortController().signal }
const facts = (fact: string, to: unknown) => ({ facts: [{ fact, to }] })
const many = (count: number, at = 0) =>
  Promise.all(Array.from({ length: count }, () => makeCustomer(company, at)))
const stored = async (id: string) => (await db().dossier.findUnique({ where: { customerId: id } }))?.facts

async function start(viewer: Viewer, ids: string[], set: object): Promise<string> {
  const outcome = await runMutation(startBulk, viewer, { chosen: { ids }, set, reason: '测试' })
  if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome))
  return outcome.value.taskId
}
async function run(viewer: Viewer, ids: string[], set: object): Promise<Task> {
  const taskId = await start(viewer, ids, set)
  await changeCustomers({ taskId }, job)
  return (await taskOf(viewer, taskId))!
}
async function undo(viewer: Viewer, taskId: string): Promise<Task> {
  expect(await runMutation(undoBulk, viewer, { taskId })).toMatchObject({ kind: 'ok' })
  await undoCustomerChange({ taskId }, job)
  return (await taskOf(viewer, taskId))!
}
const write = (viewer: Viewer, customerId: string, fact: string, from: unknown, to: unknown) =>
  runMutation(saveFacts, viewer, { customerId, source: 'form', changes: [{ fact, from, to }] })

describe('a bulk change', () => {
  it('says beforehand how many change, are so already and cannot be changed, and writes nothing', async () => {
    const mine = await many(3)
    const [theirs] = await many(1, 2)
    await write(manager, mine[0]!, 'premises', null, 'owned')
    const set = bulkSet.parse(facts('premises', 'owned'))
    const preview = await bulkPreview(manager, { ids: [...mine, theirs!] }, set, '2026-11-22')
    expect(preview).toMatchObject({ total: 3, changed: 2, same: 1, refused: 0, tooMany: false })
    expect(JSON.stringify(preview)).not.toContain(theirs)
    expect(await stored(mine[1]!)).toBeUndefined()
  })

  it('changes each by the one way facts change: history, trail, version, completeness', async () => {
    const ids = await many(3)
    const task = await run(manager, ids, facts('premises', 'rented'))
    expect(task).toMatchObject({ state: 'done', result: { counts: { changed: 3 } } })
    for (const id of ids) {
      expect(await stored(id)).toEqual({ premises: 'rented' })
      expect(await db().customer.findUnique({ where: { id } })).toMatchObject({ version: 2 })
      expect(
        await db().factChange.count({ where: { customerId: id, fact: 'premises', reason: '测试' } }),
      ).toBe(1)
      expect(
        await db().auditEvent.count({ where: { customerId: id, kind: 'customers.facts-changed' } }),
      ).toBe(1)
    }
  })

  it('leaves alone what is not the writer’s to change, and tells it', async () => {
    const [mine] = await many(1)
    const [theirs] = await many(1, 1)
    const task = await run(rep, [mine!, theirs!], facts('goods', '中成药'))
    expect(task.result).toEqual({ counts: { changed: 1, refused: 1 } })
    expect(await bulkProblems(task)).toMatchObject([
      { customerId: theirs, outcome: 'refused', reasons: [{ code: 'customers.not-yours-to-change' }] },
    ])
    expect(await stored(theirs!)).toBeUndefined()
  })

  it('moves place and owner only with the right to hand over at both ends', async () => {
    const ids = await many(2)
    expect(
      await runMutation(startBulk, rep, {
        chosen: { ids },
        set: { ownerId: company.personId('sales-rep', 1) },
        reason: 'x',
      }),
    ).toEqual({ kind: 'not-found' })
    expect(
      await runMutation(startBulk, manager, {
        chosen: { ids },
        set: { ownerId: company.personId('sales-rep', 2) },
        reason: 'x',
      }),
    ).toMatchObject({ kind: 'refused', reasons: [{ code: 'customers.hand-over-outside' }] })
    const outside = await run(manager, ids, { unitId: company.offices[1] })
    expect(outside.result).toEqual({ counts: { refused: 2 } })
    const region = await company.viewer('marketing-director', 0)
    const moved = await run(region, ids, {
      unitId: company.offices[1],
      ownerId: company.personId('sales-rep', 1),
    })
    expect(moved.result).toEqual({ counts: { changed: 2 } })
    expect(await db().customer.findUnique({ where: { id: ids[0]! } })).toMatchObject({
      branchId: company.branches[1],
      marketOfficeId: company.offices[1],
      ownerId: company.personId('sales-rep', 1),
    })
    expect(
      await db().notice.count({
        where: { personId: company.personId('sales-rep', 1), kind: 'customers.handed-over' },
      }),
    ).toBe(1)
    await undo(region, moved.id)
    expect(await db().customer.findUnique({ where: { id: ids[0]! } })).toMatchObject({
      branchId: company.branches[0],
      ownerId: company.personId('sales-rep', 0),
    })
  })

  it('is taken back as a whole; what somebody changed since stays and is told', async () => {
    const ids = await many(3)
    await write(manager, ids[0]!, 'vehicles', null, 7)
    const task = await run(manager, ids, facts('vehicles', 9))
    await write(rep, ids[1]!, 'vehicles', 9, 11)
    const undone = await undo(manager, task.id)
    expect(undone).toMatchObject({ state: 'undone', result: { counts: { undone: 2, kept: 1 } } })
    expect(await stored(ids[0]!)).toEqual({ vehicles: 7 })
    expect(await stored(ids[1]!)).toEqual({ vehicles: 11 })
    expect(await stored(ids[2]!)).toEqual({})
    expect(await bulkProblems(undone)).toMatchObject([{ customerId: ids[1], outcome: 'kept' }])
    expect(await runMutation(undoBulk, manager, { taskId: task.id })).toMatchObject({ kind: 'refused' })
    expect(await runMutation(undoBulk, rep, { taskId: task.id })).toEqual({ kind: 'not-found' })
  })

  it('stops between chunks when asked, goes on after a crash without doing anything twice', async () => {
    const ids = await many(120)
    const taskId = await start(manager, ids, facts('shopSign', '甲'))
    await db().task.update({ where: { id: taskId }, data: { state: 'running' } })
    await runMutation(cancelTask, manager, { taskId })
    await changeCustomers({ taskId }, job)
    expect(await taskOf(manager, taskId)).toMatchObject({
      state: 'cancelled',
      result: { counts: { changed: 100 } },
    })
    await db().task.update({ where: { id: taskId }, data: { state: 'running', cancelAsked: false } })
    await changeCustomers({ taskId }, job)
    expect(await taskOf(manager, taskId)).toMatchObject({
      state: 'done',
      result: { counts: { changed: 120 } },
    })
    expect(await db().factChange.count({ where: { fact: 'shopSign', customerId: { in: ids } } })).toBe(120)
  })

  it('and an edit at the same moment wait for each other: both stand', async () => {
    const [id] = await many(1)
    const taskId = await start(manager, [id!], facts('shopSign', '乙'))
    const rows = [{ customerId: id!, wanted: [{ fact: 'shopSign' as const, to: '乙' }] }]
    const [chunk, edit] = await Promise.all([
      runMutation(bulkChunk, manager, { taskId, rows, trace: { source: 'system', reason: null } }),
      write(rep, id!, 'goods', null, '丙'),
    ])
    expect([chunk.kind, edit.kind]).toEqual(['ok', 'ok'])
    expect(await stored(id!)).toEqual({ shopSign: '乙', goods: '丙' })
  })

  it.each([
    ['a fact that tells customers apart', { facts: [{ fact: 'taxNumber', to: null }] }],
    ['the name', { facts: [{ fact: 'name', to: 'x' }] }],
    ['a value that is none', { facts: [{ fact: 'premises', to: 'palace' }] }],
    ['nothing', { facts: [] }],
  ])('refuses %s', (_, set) => {
    expect(bulkSet.safeParse(set).success).toBe(false)
  })
})

describe('views of a list', () => {
  const keep = (viewer: Viewer, more: object) =>
    runMutation(saveView, viewer, {
      list: 'customers',
      name: '视图',
      state: { where: 'premises.in:owned' },
      ...more,
    })
  it('are renamed, pinned, ordered and made the default by who made them, with a version', async () => {
    await keep(manager, { name: '一' })
    await keep(manager, { name: '二', isDefault: true })
    const [first, second] = await savedViews(manager, 'customers')
    expect(
      await runMutation(changeView, manager, {
        id: first!.id,
        version: first!.version,
        name: '壹',
        isDefault: true,
      }),
    ).toMatchObject({ kind: 'ok' })
    expect(
      await runMutation(changeView, manager, { id: first!.id, version: first!.version, name: '旧' }),
    ).toMatchObject({ kind: 'conflict' })
    expect(await runMutation(orderViews, manager, { ids: [second!.id, first!.id] })).toMatchObject({
      kind: 'ok',
    })
    expect(
      (await savedViews(manager, 'customers')).map(({ name, isDefault, pinned }) => [
        name,
        isDefault,
        pinned,
      ]),
    ).toEqual([
      ['二', false, true],
      ['壹', true, true],
    ])
    expect(await runMutation(changeView, rep, { id: first!.id, version: 2, name: 'x' })).toEqual({
      kind: 'not-found',
    })
  })
  it('shared ones are changed and deleted by their maker or an administrator only', async () => {
    await keep(manager, { name: '共享', shared: true, isDefault: true })
    const shared = (await savedViews(rep, 'customers')).find(({ name }) => name === '共享')!
    expect(shared).toMatchObject({ shared: true, mine: false, mayChange: false, isDefault: true })
    const other = await company.viewer('branch-sales-manager', 1)
    expect(
      await runMutation(changeView, other, { id: shared.id, version: shared.version, name: 'x' }),
    ).toEqual({ kind: 'not-found' })
    expect(await runMutation(deleteView, other, { id: shared.id })).toEqual({ kind: 'not-found' })
    expect(
      await runMutation(deleteView, await company.viewer('administrator'), { id: shared.id }),
    ).toMatchObject({ kind: 'ok' })
  })
})

describe('the recycle bin', () => {
  it('keeps a customer for thirty days, then lets it go for good; one that was merged stays', async () => {
    freezeClock('2026-11-22T00:00:00+08:00')
    const days = (count: number) => new Date(Date.parse('2026-11-22T00:00:00+08:00') - count * 86_400_000)
    const [young, old, merged] = await Promise.all([
      makeCustomer(company, 0, { deletedAt: days(29) }),
      makeCustomer(company, 0, { deletedAt: days(31) }),
      makeCustomer(company, 0, { deletedAt: days(31), mergedIntoId: (await many(1))[0]! }),
    ])
    await db().dossier.create({ data: { customerId: old, facts: { goods: 'x' }, updatedAt: new Date() } })
    expect(await runMutation(purgeBin, manager, {})).toEqual({ kind: 'not-found' })
    expect(await runMutation(purgeBin, systemViewer('test'), {})).toMatchObject({
      kind: 'ok',
      value: { purged: [old] },
    })
    const left = await db().customer.findMany({
      where: { id: { in: [young, old, merged] } },
      select: { id: true },
    })
    expect(left.map(({ id }) => id).toSorted()).toEqual([young, merged].toSorted())
    expect(await db().dossier.count({ where: { customerId: old } })).toBe(0)
  })
})
