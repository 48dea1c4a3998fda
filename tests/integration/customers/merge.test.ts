import { beforeAll, describe, expect, it } from 'vitest'
import { customerCredit } from '@/lib/areas/credit/positions/queries'
import { groupHistory } from '@/lib/areas/customers/groups/queries'
import { mergeCustomers } from '@/lib/areas/customers/merge/mutations'
import { mergedInto } from '@/lib/areas/customers/merge/queries'
import { customerSearch } from '@/lib/areas/customers/queries'
import { releaseOrder } from '@/lib/areas/trade/gate/mutations'
import { recordReceipt } from '@/lib/areas/trade/receivables/mutations'
import { createOrder, signOrder } from '@/lib/areas/trade/shipping/mutations'
import { newId } from '@/lib/core/audit'
import { db, sql } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import { makeCustomer, makeLine } from '@/tests/factories/customers'
import { makeBusyCustomer } from '@/tests/factories/merge-world'
import { makeProduct } from '@/tests/factories/products'
import {
  company,
  gm,
  manager,
  cashier,
  startMerge,
  merge,
  okValue,
  codesOf,
  busy,
} from '@/tests/factories/merge-start'

beforeAll(startMerge)

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
