import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { setParent } from '@/lib/areas/customers/groups/mutations'
import { customerGroup, groupHistory } from '@/lib/areas/customers/groups/queries'
import { rootsOf } from '@/lib/areas/customers/groups/rules/group-tree'
import { customerCount, customerList } from '@/lib/areas/customers/list/queries'
import { listOf } from '@/lib/areas/customers/list/rules/list-address'
import { dossierEvents } from '@/lib/areas/customers/history/queries'
import { deleteCustomers, restoreCustomers } from '@/lib/areas/customers/mutations'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { type Company, makeCompany } from '@/tests/factories/company'
import { makeCustomer, makeLine } from '@/tests/factories/customers'
import { freezeClock } from '@/tests/setup/clock'

let company: Company
let manager: Viewer
let director: Viewer
let head: Viewer

beforeAll(async () => {
  company = await makeCompany()
  manager = await company.viewer('branch-sales-manager')
  director = await company.viewer('marketing-director')
  head = await company.viewer('ka-manager')
})
beforeEach(() => freezeClock('2026-11-23T09:00:00+08:00'))

const make = (at = 0, change = {}) => makeCustomer(company, at, { state: 'potential', ...change })
const put = (viewer: Viewer, customerId: string, parentId: string | null, more = {}) =>
  runMutation(setParent, viewer, { customerId, parentId, tie: parentId && 'subsidiary', ...more })
const rowOf = (id: string) => db().customer.findUniqueOrThrow({ where: { id } })
const rootOf = async (id: string) => (await rowOf(id)).groupRootId
const codesOf = (outcome: { kind: string; reasons?: { code: string }[] }) =>
  outcome.reasons?.map((reason) => reason.code) ?? [outcome.kind]

async function chain(...ids: string[]): Promise<void> {
  for (const [at, id] of ids.entries())
    if (at > 0) expect(await put(director, id, ids[at - 1]!)).toMatchObject({ kind: 'ok' })
}

/** Every top in the database is what the tree says. */
async function expectSoundTops(): Promise<void> {
  const all = await db().customer.findMany({ select: { id: true, parentId: true, groupRootId: true } })
  const tops = rootsOf(all)
  expect(all.filter((row) => row.groupRootId !== tops.get(row.id))).toEqual([])
}

describe('placing customers', () => {
  it('keeps the top of everybody in the tree, as firms join, move as a whole, and leave', async () => {
    const [top, east, shop, other] = [await make(), await make(), await make(), await make()]
    await chain(top, east, shop)
    expect(await Promise.all([top, east, shop].map(rootOf))).toEqual([top, top, top])
    expect(await put(director, east, other)).toMatchObject({ kind: 'ok', value: { deed: 'moved' } })
    expect(await Promise.all([top, east, shop, other].map(rootOf))).toEqual([null, other, other, other])
    expect(await put(director, east, null)).toMatchObject({ kind: 'ok', value: { deed: 'left' } })
    expect(await Promise.all([other, east, shop].map(rootOf))).toEqual([null, east, east])
    expect(await rowOf(east)).toMatchObject({ parentId: null, groupTie: null })
    await expectSoundTops()
  })

  it('refuses circles, itself, the recycle bin and too many levels', async () => {
    const firms = await Promise.all(Array.from({ length: 6 }, () => make()))
    await chain(...firms.slice(0, 5))
    expect(codesOf(await put(director, firms[0]!, firms[4]!))).toEqual(['customers.group-circle'])
    expect(codesOf(await put(director, firms[0]!, firms[0]!))).toEqual(['customers.group-itself'])
    expect(codesOf(await put(director, firms[5]!, firms[4]!))).toEqual(['customers.group-too-deep'])
    const binned = await make(0, { deletedAt: new Date() })
    expect(codesOf(await put(director, firms[5]!, binned))).toEqual(['customers.group-deleted'])
    expect(codesOf(await put(director, binned, firms[0]!))).toEqual(['not-found'])
  })

  it('a stale page is told who stands above by now, and goes on with the version it was shown', async () => {
    const [first, second, firm] = [await make(), await make(), await make()]
    await put(director, firm, first)
    const stale = await put(director, firm, second, { seenParentId: null })
    expect(stale).toMatchObject({ kind: 'conflict', conflicts: [{ theirs: (await rowOf(first)).name }] })
    const { version } = await rowOf(firm)
    expect(await put(director, firm, second, { seenParentId: null, version })).toMatchObject({ kind: 'ok' })
  })

  it('wants the tie said', async () => {
    const outcome = await put(director, await make(), await make(), { tie: null })
    expect(outcome).toMatchObject({ kind: 'invalid', errors: { tie: [{ code: 'required' }] } })
  })
})

describe('several people at once', () => {
  it('A under B and B under A: one is heard, the other refused for the circle', async () => {
    for (let round = 0; round < 8; round++) {
      const [a, b] = [await make(), await make()]
      const outcomes = await Promise.all([put(director, a, b), put(manager, b, a)])
      expect(outcomes.map(codesOf).sort()).toEqual([['customers.group-circle'], ['ok']])
    }
    await expectSoundTops()
  })

  it('a ring of six closed at once, everybody moved at random, and deletions between: no circle, every top right', async () => {
    const ring = await Promise.all(Array.from({ length: 6 }, () => make()))
    await Promise.all(ring.map((id, at) => put(director, id, ring[(at + 1) % 6]!)))
    await expectSoundTops()
    const leaf = await make()
    const moves = Array.from({ length: 30 }, (_, at) =>
      put(director, ring[at % 6]!, ring[(at * 5 + 2) % 6] ?? null),
    )
    const removal = runMutation(deleteCustomers, manager, { customerIds: [leaf], reason: '重复' })
    const join = put(director, ring[0]!, leaf)
    await Promise.all([...moves, removal, join])
    const { parentId } = await rowOf(ring[0]!)
    if ((await rowOf(leaf)).deletedAt) expect(parentId).not.toBe(leaf)
    await expectSoundTops()
  })
})

describe('reach', () => {
  it('nobody places a customer he may not keep, under one he does not see, or away from one he does not see', async () => {
    const [mine, near, far] = [await make(0), await make(1), await make(2)]
    expect(codesOf(await put(manager, mine, near))).toEqual(['not-found'])
    expect(codesOf(await put(manager, near, mine))).toEqual(['not-found'])
    expect(codesOf(await put(director, mine, far))).toEqual(['not-found'])
    expect(codesOf(await put(await company.viewer('cashier'), mine, null))).toEqual(['not-found'])
    expect(codesOf(await put(director, mine, near))).toEqual(['ok'])
    expect(codesOf(await put(manager, mine, null))).toEqual(['not-found'])
    expect(codesOf(await put(manager, mine, await make(0)))).toEqual(['not-found'])
    expect((await rowOf(mine)).parentId).toBe(near)
  })

  it('members beyond reach are not drawn, counted, summed or named, anywhere', async () => {
    const [top, mine, below] = [await make(1, { name: '远山集团' }), await make(0), await make(0)]
    await chain(top, mine, below)
    await db().creditPosition.createMany({
      data: [top, mine, below].map((customerId, at) => ({
        customerId,
        receivable: 1000 * (at + 1),
        updatedAt: new Date(),
      })),
    })
    const seen = (await customerGroup(manager, below))!
    expect(seen.members.map(({ id, level, tie }) => [id, level, tie])).toEqual([
      [mine, 1, null],
      [below, 2, 'subsidiary'],
    ])
    expect(seen.totals).toMatchObject({ members: 2, receivable: 500_000 })
    const own = (await customerGroup(manager, mine))!
    expect(own).toMatchObject({ parent: null, mayPlace: false })
    const told = JSON.stringify([
      seen, own, await groupHistory(manager, mine), await groupHistory(manager, below), await dossierEvents(manager, mine, {}),
    ]) // prettier-ignore
    expect(told).not.toContain(top)
    expect(told).not.toContain('远山')
    expect((await groupHistory(manager, below))?.map((row) => row.name)).toEqual([(await rowOf(below)).name])
    expect((await customerGroup(director, below))!.totals).toMatchObject({ members: 3, receivable: 600_000 })
    expect(await customerGroup(manager, top)).toBeNull()
    const narrowed = async (viewer: Viewer, group: string) =>
      (await customerCount(viewer, { search: '', filters: { group } })).count
    expect(await narrowed(manager, mine)).toBe(2)
    expect(await narrowed(director, mine)).toBe(3)
    expect(await narrowed(manager, top)).toBe(0)
  })

  it('whose only relations are beyond reach looks like one that stands alone', async () => {
    const [top, mine, alone] = [await make(1), await make(0), await make(0)]
    await chain(top, mine)
    const shape = async (id: string) => {
      const { members, totals, parent } = (await customerGroup(manager, id))!
      return { levels: members.map(({ level, tie, under }) => [level, tie, under]), totals, parent }
    }
    expect(await shape(mine)).toEqual(await shape(alone))
  })

  it('figures are summed only of members whose figures the viewer may see', async () => {
    const [top, firm] = [await make(), await make()]
    await chain(top, firm)
    await db().creditPosition.create({ data: { customerId: firm, receivable: 800, updatedAt: new Date() } })
    const rep = await company.viewer('sales-rep')
    const seen = (await customerGroup(rep, firm))!
    expect(seen.totals).toMatchObject({ members: 2, creditMembers: 0, receivable: 0, tradeMembers: 2 })
    expect(seen.members.map((member) => member.receivable)).toEqual([null, null])
  })
})

describe('one view of the whole', () => {
  it('sums what the members buy, owe, may have, wait for, and are owed in visits', async () => {
    const [top, east, far] = [
      await make(0, { state: 'selected', nextVisitOn: new Date('2026-11-20'), lastVisitOn: new Date('2026-11-01') }),
      await make(1, { state: 'selected', nextVisitOn: new Date('2026-12-01'), fileState: 'in-review' }),
      await make(2, { state: 'selected', lastVisitOn: new Date('2026-11-21') }),
    ] // prettier-ignore
    for (const firm of [east, far]) expect(await put(head, firm, top)).toMatchObject({ kind: 'ok' })
    const figures = [[top, '100.10', '20', '5'], [east, '200', '0', '0'], [far, '300', '1', '2']] as const // prettier-ignore
    await db().creditPosition.createMany({
      data: figures.map(([customerId, receivable, inTransit, overdue]) => ({
        customerId,
        receivable,
        inTransit,
        overdue,
        updatedAt: new Date(),
      })),
    })
    await makeLine(company, top, '2026-11', '1000')
    await makeLine(company, east, '2026-11', '500')
    await db().creditLine.updateMany({ where: { customerId: east }, data: { frozenAt: new Date() } })
    await db().monthlySales.createMany({
      data: [
        { customerId: top, month: '2026-11', amount: '40', orders: 1 },
        { customerId: top, month: '2026-01', amount: '2', orders: 1 },
        { customerId: far, month: '2026-11', amount: '60', orders: 1 },
        { customerId: far, month: '2025-12', amount: '9', orders: 1 },
      ],
    })
    const viewer = await company.viewer('head-of-marketing')
    const { totals, sales, members } = (await customerGroup(viewer, east))!
    expect(totals).toEqual({
      members: 3, creditMembers: 3, tradeMembers: 3, receivable: 60_010, inTransit: 2_100, overdue: 700, exposure: 62_110,
      line: 100_000, salesMonth: 10_000, salesYear: 10_200, openPapers: 0, visitsOverdue: 1, nextVisitOn: '2026-11-20',
      lastVisitOn: '2026-11-21', inReview: 1,
    }) // prettier-ignore
    expect(sales?.filter(({ amount }) => amount > 0)).toEqual([
      { month: '2025-12', amount: 900 },
      { month: '2026-01', amount: 200 },
      { month: '2026-11', amount: 10_000 },
    ])
    expect(members[0]).toMatchObject({ id: top, visitOverdue: true, level: 1 })
  })
})

describe('the recycle bin', () => {
  it('keeps a firm that heads others, lets a leaf go out of its group, and takes it back outside any', async () => {
    const [top, leaf] = [await make(), await make()]
    await chain(top, leaf)
    const remove = (...customerIds: string[]) =>
      runMutation(deleteCustomers, manager, { customerIds, reason: '重复' })
    expect(codesOf(await remove(top))).toEqual(['customers.delete-has-firms'])
    const gone = await remove(leaf)
    expect(gone).toEqual({ kind: 'ok', value: { deleted: 1 }, notes: [] })
    expect(await Promise.all([top, leaf].map(rootOf))).toEqual([null, null])
    await runMutation(restoreCustomers, manager, { customerIds: [leaf] })
    expect(await rowOf(leaf)).toMatchObject({
      parentId: null,
      groupTie: null,
      groupRootId: null,
      deletedAt: null,
    })
    await chain(top, leaf)
    expect(await remove(top, leaf)).toMatchObject({ kind: 'ok', value: { deleted: 2 } })
    await expectSoundTops()
  })
})

it('the list narrows to a group and shows only members within reach', async () => {
  const [top, near] = [await make(0), await make(1)]
  await chain(top, near)
  const rows = async (viewer: Viewer) =>
    (await customerList(viewer, listOf({ group: near }))).rows.map((row) => row.id).sort()
  expect(await rows(director)).toEqual([top, near].sort())
  expect(await rows(manager)).toEqual([])
})
