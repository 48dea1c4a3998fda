import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { customerCredit } from '@/lib/areas/credit/positions/queries'
import { groupHistory } from '@/lib/areas/customers/groups/queries'
import { mergeCustomers, moveStragglers, undoMerge } from '@/lib/areas/customers/merge/mutations'
import { mergedInto } from '@/lib/areas/customers/merge/queries'
import { customerSearch } from '@/lib/areas/customers/queries'
import { releaseOrder } from '@/lib/areas/trade/gate/mutations'
import { recordReceipt, reverseReceipt } from '@/lib/areas/trade/receivables/mutations'
import { createOrder, signOrder } from '@/lib/areas/trade/shipping/mutations'
import { newId } from '@/lib/core/audit'
import { db, sql } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { systemViewer } from '@/lib/core/viewer'
import { type Company, makeCompany } from '@/tests/factories/company'
import { makeCustomer, makeLine } from '@/tests/factories/customers'
import { everyRow, type Hangs, makeBusyCustomer } from '@/tests/factories/merge-world'
import { makeProduct } from '@/tests/factories/products'
import { freezeClock } from '@/tests/setup/clock'

let company: Company
let gm: Viewer
let manager: Viewer
let cashier: Viewer

beforeAll(async () => {
  freezeClock('2026-11-23T10:00:00+08:00')
  company = await makeCompany()
  gm = await company.viewer('branch-gm', 0)
  manager = await company.viewer('branch-sales-manager', 0)
  cashier = await company.viewer('cashier', 0)
})

async function merge(
  keptId: string,
  loserIds: string[],
  more: { choices?: Record<string, string>; viewer?: Viewer } = {},
) {
  const rows = await db().customer.findMany({
    where: { id: { in: [keptId, ...loserIds] } },
    select: { id: true, version: true },
  })
  return runMutation(mergeCustomers, more.viewer ?? gm, {
    keptId,
    loserIds,
    choices: more.choices ?? {},
    versions: Object.fromEntries(rows.map(({ id, version }) => [id, version])),
    reason: '同一家',
  })
}

function okValue<T>(outcome: { kind: string; value?: T }): T {
  expect(outcome, JSON.stringify(outcome)).toMatchObject({ kind: 'ok' })
  return outcome.value as T
}
const codesOf = (outcome: { kind: string; reasons?: { code: string }[] }) =>
  outcome.reasons?.map((reason) => reason.code) ?? [outcome.kind]
const undo = (mergeId: string, viewer = gm) =>
  runMutation(undoMerge, viewer, { mergeId, reason: '其实是两家' })

const bare: Hangs = {
  contacts: 0,
  visits: 0,
  orders: 0,
  receipts: 0,
  papers: 0,
  sales: [],
  lines: [],
  rated: false,
}
const busy: Hangs = {
  contacts: 2,
  visits: 2,
  orders: 2,
  receipts: 1,
  papers: 2,
  sales: ['2026-08', '2026-09'],
  lines: ['2026-09', '2026-11'],
  rated: true,
}

describe('merging customers', () => {
  it('moves everything, keeps the chosen facts, and finds the other by its old name and address', async () => {
    const kept = await makeBusyCustomer(company, busy, {
      name: '澄麓医药有限公司',
      nameStripped: '澄麓医药',
      phone: null,
    })
    const loser = await makeBusyCustomer(company, busy, {
      name: '程路药业有限公司',
      nameStripped: '程路药业',
      phone: '13812340417',
      formerNames: ['程路药房'],
    })
    const child = await makeCustomer(company, 0, {
      parentId: loser,
      groupRootId: loser,
      groupTie: 'subsidiary',
    })
    await db().customer.update({ where: { id: loser }, data: { groupRootId: loser } })

    const done = okValue(await merge(kept, [loser], { choices: { phone: loser } }))
    expect(done.changes).toMatchObject([{ fact: 'phone', before: null, after: '13812340417' }])
    for (const table of ['visit', 'contactPost', 'shippingOrder', 'receipt', 'creditRating'] as const) {
      const count = db()[table] as unknown as { count: (of: object) => Promise<number> }
      expect(await count.count({ where: { customerId: loser } }), table).toBe(0)
    }
    expect(await db().visit.count({ where: { customerId: kept } })).toBe(4)
    expect(
      await db().monthlySales.findUnique({
        where: { customerId_month: { customerId: kept, month: '2026-09' } },
      }),
    ).toMatchObject({ orders: 4 })
    expect(await db().creditRating.count({ where: { customerId: kept, state: 'approved' } })).toBe(1)
    expect(await db().creditLine.count({ where: { customerId: kept } })).toBe(2)
    expect(await db().customer.findUnique({ where: { id: child } })).toMatchObject({
      parentId: kept,
      groupRootId: kept,
    })
    expect(await groupHistory(gm, kept)).toMatchObject([
      { kind: 'group-merged', deed: 'moved', before: '程路药业有限公司', after: '澄麓医药有限公司' },
    ])
    expect(await db().customer.findUnique({ where: { id: loser } })).toMatchObject({ mergedIntoId: kept })
    expect(await mergedInto(loser)).toBe(kept)
    expect((await customerSearch(gm, '程路药业')).map((hit) => hit.id)).toEqual([kept])
    const [events] = await sql<{ kinds: string[] }>(
      `SELECT array_agg("kind" ORDER BY "kind") AS kinds FROM "AuditEvent" WHERE "customerId"=ANY(records_of($1::uuid)) AND "kind" LIKE 'customers.merged%'`,
      [kept],
    )
    expect(events?.kinds).toEqual(['customers.merged', 'customers.merged-away'])
  })

  it('leaves a settled ledger under its number, and shows it from the customer that stayed', async () => {
    const [kept, loser, other] = [
      await makeCustomer(company),
      await makeCustomer(company),
      await makeCustomer(company),
    ]
    const entry = (seq: number, receivable: string, exposure: string) => ({
      customerId: loser,
      seq,
      at: new Date('2026-10-08T02:00:00Z'),
      date: new Date('2026-10-08T00:00:00Z'),
      kind: 'opening',
      receivable,
      exposure,
      sourceType: 'opening',
      sourceId: newId(),
    })
    await db().ledgerEntry.createMany({ data: [entry(1, '10', '10'), entry(2, '-10', '0')] })
    okValue(await merge(kept, [loser]))
    const own = await customerCredit(gm, kept, null)
    expect(own).toMatchObject({
      ledger: { of: kept, rows: [] },
      merged: [{ id: loser, entries: 2, lastOn: '2026-10-08' }],
    })
    expect(await customerCredit(gm, kept, null, loser)).toMatchObject({
      ledger: { of: loser, rows: [{ seq: 2, exposureFen: 0 }, { seq: 1 }] },
    })
    expect(await customerCredit(gm, kept, null, other)).toBeNull()
  })

  it.each<[string, Record<string, unknown>, Record<string, unknown>, string[]]>([
    ['the record that would go owes money', {}, { receivable: '10' }, ['customers.merge-open']],
    ['goods are on the way to it', {}, { inTransit: '10' }, ['customers.merge-open']],
    ['it has paid ahead', {}, { receivable: '-10' }, ['customers.merge-open']],
    ['both owe money', { receivable: '5' }, { receivable: '10' }, ['customers.merge-both-open']],
  ])('refuses while %s', async (_, keptPosition, loserPosition, codes) => {
    const [kept, loser] = [await makeCustomer(company), await makeCustomer(company)]
    for (const [customerId, position] of [
      [kept, keptPosition],
      [loser, loserPosition],
    ] as const)
      await db().creditPosition.create({ data: { customerId, updatedAt: new Date(), ...position } })
    expect(codesOf(await merge(kept, [loser]))).toEqual(codes)
    expect(await db().customer.count({ where: { id: loser, deletedAt: null } })).toBe(1)
  })

  it('refuses to let a selected customer go into a potential one, and while a paper is under way', async () => {
    const [kept, loser] = [
      await makeCustomer(company, 0, { state: 'potential' }),
      await makeCustomer(company),
    ]
    await db().approval.create({
      data: {
        id: newId(),
        plan: 'customers.select',
        subjectType: 'change',
        subjectId: newId(),
        customerId: loser,
        unitId: company.branches[0],
        title: '',
        facts: {},
        createdBy: manager.personId,
        createdAt: new Date(),
      },
    })
    expect(codesOf(await merge(kept, [loser]))).toEqual([
      'customers.merge-papers',
      'customers.merge-keep-further',
    ])
  })

  it('is not for those without the right, nor over customers of another branch, nor on stale versions', async () => {
    const [a, b, elsewhere] = [
      await makeCustomer(company),
      await makeCustomer(company),
      await makeCustomer(company, 2),
    ]
    expect(codesOf(await merge(a, [b], { viewer: manager }))).toEqual(['not-found'])
    expect(codesOf(await merge(a, [elsewhere]))).toEqual(['not-found'])
    const stale = await runMutation(mergeCustomers, gm, {
      keptId: a,
      loserIds: [b],
      versions: { [a]: 1, [b]: 7 },
      reason: '同一家',
    })
    expect(stale.kind).toBe('conflict')
  })

  it('of two merges of overlapping groups at once one wins', async () => {
    const [a, b, c] = [await makeCustomer(company), await makeCustomer(company), await makeCustomer(company)]
    const outcomes = await Promise.all([merge(a, [b]), merge(c, [b]), merge(b, [a])])
    expect(outcomes.filter((outcome) => outcome.kind === 'ok')).toHaveLength(1)
    expect(
      outcomes
        .filter((outcome) => outcome.kind !== 'ok')
        .every(({ kind }) => ['not-found', 'conflict'].includes(kind)),
    ).toBe(true)
  })
})

describe('merging while the gate works', () => {
  let productId: string
  beforeAll(async () => {
    productId = await makeProduct()
  })
  const order = (customerId: string) =>
    runMutation(createOrder, manager, {
      customerId,
      payment: 'credit',
      address: '澄麓路18号',
      goods: [{ productId, quantity: '1', price: '60' }],
    })

  it('an order of the kept one goes out at the same moment, inside its line; one of the other forbids the merge', async () => {
    for (let round = 0; round < 4; round++) {
      const [kept, loser] = [await makeCustomer(company), await makeCustomer(company)]
      await makeLine(company, kept, '2026-11', '100')
      await makeLine(company, loser, '2026-11', '100')
      const orders = await Promise.all([order(kept), order(kept)])
      const ids = orders.map((outcome) => okValue(outcome).id)
      for (const id of ids) okValue(await runMutation(signOrder, manager, { id }))
      const [merged, ...released] = await Promise.all([
        merge(kept, [loser]),
        ...ids.map((id) => runMutation(releaseOrder, cashier, { id })),
      ])
      expect(merged.kind).toBe('ok')
      expect(released.map(({ kind }) => kind).sort()).toEqual(['ok', 'refused'])
      const [position] = await sql<{ exposure: string; ledger: string; line: string }>(
        `SELECT ("receivable"+"inTransit")::text AS exposure,(SELECT sum("receivable"+"inTransit")::text FROM "LedgerEntry" l WHERE l."customerId"=p."customerId") AS ledger,
           (SELECT "amount"::text FROM "CreditLine" c WHERE c."customerId"=p."customerId" AND c."month"='2026-11') AS line
         FROM "CreditPosition" p WHERE "customerId"=$1::uuid`,
        [kept],
      )
      expect(position).toEqual({ exposure: '60.00', ledger: '60.00', line: '100.00' })
    }
  })

  it('an order opened or money taken for the other one at the same moment is never left behind', async () => {
    for (let round = 0; round < 6; round++) {
      const [kept, loser] = [await makeCustomer(company), await makeCustomer(company)]
      const money = { customerId: loser, date: '2026-11-23', amount: '10', method: 'cash' }
      const [merged, opened, taken] = await Promise.all([
        merge(kept, [loser]),
        order(loser),
        runMutation(recordReceipt, cashier, money),
      ])
      const left = await sql(
        `SELECT 1 FROM "ShippingOrder" WHERE "customerId"=$1::uuid AND "state" NOT IN ('done','void')
         UNION ALL SELECT 1 FROM "CreditPosition" WHERE "customerId"=$1::uuid AND "receivable"<>0`,
        [loser],
      )
      if (merged.kind === 'ok') {
        expect([opened.kind, taken.kind]).toEqual(['not-found', 'not-found'])
        expect(left).toEqual([])
      } else {
        expect(codesOf(merged)).toEqual(['customers.merge-open'])
        expect([opened.kind, taken.kind]).toContain('ok')
      }
    }
  })
})

describe('taking a merge back', () => {
  it('whatever hung on the records, merge then undo leaves every row as it was', async () => {
    const hangs: fc.Arbitrary<Hangs> = fc.record({
      contacts: fc.integer({ min: 0, max: 2 }),
      visits: fc.integer({ min: 0, max: 2 }),
      orders: fc.integer({ min: 0, max: 2 }),
      receipts: fc.integer({ min: 0, max: 1 }),
      papers: fc.integer({ min: 0, max: 2 }),
      sales: fc.subarray(['2026-07', '2026-08', '2026-09']),
      lines: fc.subarray(['2026-08', '2026-09', '2026-11']),
      rated: fc.boolean(),
    })
    const facts = fc.subarray(['name', 'phone', 'address', 'postcode', 'kind'])
    await fc.assert(
      fc.asyncProperty(
        hangs,
        hangs,
        hangs,
        facts,
        fc.constantFrom(0, 1),
        async (one, two, three, chosen, up) => {
          const of = (name: string) => ({
            name,
            phone: `138${String(Math.random()).slice(2, 10)}`,
            address: name,
          })
          const kept = await makeBusyCustomer(company, one, of('甲药业'))
          const losers = [
            await makeBusyCustomer(company, two, of('乙药业')),
            await makeBusyCustomer(company, three, of('丙药业')),
          ]
          if (up === 1) {
            const group = { groupRootId: losers[0]!, groupTie: 'subsidiary' }
            await db().customer.update({ where: { id: losers[0]! }, data: { groupRootId: losers[0]! } })
            await db().customer.update({ where: { id: kept }, data: { parentId: losers[0]!, ...group } })
          }
          // What is computed from the facts of a customer made by hand is put right once, as every save does.
          const first = okValue(await merge(kept, losers, { choices: { phone: losers[0]! } }))
          okValue(await undo(first.mergeId))
          const before = await everyRow()
          const choices = Object.fromEntries(chosen.map((fact, at) => [fact, losers[at % 2]!]))
          const { mergeId } = okValue(await merge(kept, losers, { choices }))
          expect(await everyRow()).not.toEqual(before)
          expect(okValue(await undo(mergeId)).stayed).toEqual([])
          expect(await everyRow()).toEqual(before)
        },
      ),
      { numRuns: 6 },
    )
  })

  it('gives each its own documents back where two brought a list to one that had none', async () => {
    const kept = await makeBusyCustomer(company, bare, { phone: '13800000011' })
    const losers = [
      await makeBusyCustomer(company, { ...bare, papers: 2 }, { phone: '13800000012' }),
      await makeBusyCustomer(company, { ...bare, papers: 2, visits: 2 }, { phone: '13800000013' }),
    ]
    const slots = async () =>
      db().documentSlot.findMany({
        where: { customerId: { in: [kept, ...losers] } },
        select: { customerId: true, slot: true },
        orderBy: { slot: 'asc' },
      })
    const before = await slots()
    expect(before).toHaveLength(2)
    const { mergeId } = okValue(await merge(kept, losers, {}))
    expect((await slots()).map((one) => one.customerId)).toEqual([kept, kept])
    okValue(await undo(mergeId))
    expect(await slots()).toEqual(before)
  })

  it('leaves with the kept one what was changed or added since, and says so', async () => {
    const [kept, loser] = [
      await makeBusyCustomer(company, busy, { phone: '13800000001' }),
      await makeBusyCustomer(company, busy, { phone: '13800000002' }),
    ]
    const { mergeId } = okValue(await merge(kept, [loser], { choices: { phone: loser } }))
    await db().customer.update({
      where: { id: kept },
      data: { phone: '13800000003' },
    })
    await db().visit.updateMany({ where: { customerId: kept }, data: { remark: '补记' } })
    await sql(
      `INSERT INTO "Visit" ("id","customerId","visitedOn","personId","way","summary","createdBy","createdAt")
       VALUES ($1::uuid,$2::uuid,'2026-11-22',$3::uuid,'phone','新',$3::uuid,now())`,
      [newId(), kept, gm.personId],
    )
    expect(okValue(await undo(mergeId)).stayed).toEqual(['phone'])
    expect(await db().customer.findUnique({ where: { id: kept } })).toMatchObject({ phone: '13800000003' })
    expect(await db().visit.count({ where: { customerId: kept } })).toBe(3)
    expect(await db().visit.count({ where: { customerId: loser, remark: '补记' } })).toBe(2)
  })

  it('is refused twice, after its days, while merged on, and when a moved receipt was reversed', async () => {
    const made = () => makeBusyCustomer(company, { ...busy, contacts: 0 })
    const [a, b, c] = [await made(), await made(), await made()]
    const first = okValue(await merge(a, [b]))
    const second = okValue(await merge(c, [a]))
    expect(await mergedInto(b)).toBe(c)
    expect(codesOf(await undo(first.mergeId))).toEqual(['customers.merge-kept-gone'])
    okValue(await undo(second.mergeId))
    expect(codesOf(await undo(second.mergeId))).toEqual(['customers.merge-undone'])
    const receipt = await db().mergedRow.findFirstOrThrow({
      where: { mergeId: first.mergeId, place: 'Receipt.customerId' },
    })
    freezeClock('2027-02-01T10:00:00+08:00')
    expect(codesOf(await undo(first.mergeId))).toEqual(['customers.merge-too-late'])
    freezeClock('2026-11-23T10:00:00+08:00')
    okValue(await runMutation(reverseReceipt, cashier, { id: receipt.rowKey, reason: '记错' }))
    expect(codesOf(await undo(first.mergeId))).toEqual(['customers.merge-receipt-reversed'])
  })

  it('a row that still reached a merged record follows it at night', async () => {
    const [kept, loser] = [await makeCustomer(company), await makeCustomer(company)]
    okValue(await merge(kept, [loser]))
    await sql(
      `INSERT INTO "Visit" ("id","customerId","visitedOn","personId","way","summary","createdBy","createdAt")
       VALUES ($1::uuid,$2::uuid,'2026-11-22',$3::uuid,'phone','迟到',$3::uuid,now())`,
      [newId(), loser, gm.personId],
    )
    okValue(await runMutation(moveStragglers, systemViewer('customers.follow-merges'), {}))
    expect(await db().visit.count({ where: { customerId: kept } })).toBe(1)
  })
})
