import { beforeAll, describe, expect, it } from 'vitest'
import { releaseOrder } from '@/lib/areas/trade/gate/mutations'
import { ordersWaiting } from '@/lib/areas/trade/desk/queries'
import { gateSheet } from '@/lib/areas/trade/gate/queries'
import { recordReceipt, reverseReceipt } from '@/lib/areas/trade/receivables/mutations'
import { receiptList } from '@/lib/areas/trade/receivables/queries'
import {
  assignCourier,
  createOrder,
  deliverOrder,
  moveShippingOrder,
  signOrder,
} from '@/lib/areas/trade/shipping/mutations'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { type Company, makeCompany } from '@/tests/factories/company'
import { makeCustomer, makeLine } from '@/tests/factories/customers'
import { makeProduct } from '@/tests/factories/products'
import { freezeClock } from '@/tests/setup/clock'
import { codesOf, okValue } from '@/tests/setup/outcomes'

let company: Company
let manager: Viewer
let cashier: Viewer
let rep: Viewer
let productId: string

beforeAll(async () => {
  company = await makeCompany()
  manager = await company.viewer('branch-sales-manager')
  cashier = await company.viewer('cashier')
  rep = await company.viewer('sales-rep')
  productId = await makeProduct()
})

async function signedOrder(
  customerId: string,
  yuan: string,
  payment: 'credit' | 'cash' = 'credit',
): Promise<string> {
  const goods = [{ productId, quantity: '1', price: yuan }]
  const { id } = okValue(
    await runMutation(createOrder, manager, { customerId, payment, address: '澄麓路18号', goods }),
  )
  okValue(await runMutation(signOrder, manager, { id }))
  return id
}

/** The courier of the branch carries it (R-D04); until he is assigned it waits on the desk of the general manager. */
async function carried(id: string): Promise<void> {
  const gm = await company.viewer('branch-gm')
  const without = async () => (await ordersWaiting(gm)).find(({ mine }) => mine === 'courier')?.count ?? 0
  const before = await without()
  okValue(await runMutation(assignCourier, gm, { id, courierId: company.personId('courier') }))
  expect(await without()).toBe(before - 1)
}

async function positionOf(customerId: string) {
  const position = await db().creditPosition.findUniqueOrThrow({ where: { customerId } })
  const rows = await db().ledgerEntry.findMany({ where: { customerId }, orderBy: { seq: 'asc' } })
  const sum = (pick: 'receivable' | 'inTransit') =>
    rows.reduce((total, row) => total.add(row[pick]), rows[0]!.exposure.minus(rows[0]!.exposure))
  expect(sum('receivable').toString()).toBe(position.receivable.toString())
  expect(sum('inTransit').toString()).toBe(position.inTransit.toString())
  expect(rows.map((row) => row.seq)).toEqual(rows.map((_, i) => i + 1))
  return { receivable: position.receivable.toFixed(2), inTransit: position.inTransit.toFixed(2) }
}

describe('from slip to money', () => {
  it('goods leave once: a second release is refused by the state of the slip and books nothing', async () => {
    freezeClock('2026-11-23T10:00:00+08:00')
    const customerId = await makeCustomer(company)
    await makeLine(company, customerId, '2026-11', '1000')
    const id = await signedOrder(customerId, '100')
    okValue(await runMutation(releaseOrder, cashier, { id }))
    expect(codesOf(await runMutation(releaseOrder, cashier, { id }))).toEqual(['orders.wrong-state'])
    expect(await positionOf(customerId)).toEqual({ receivable: '0.00', inTransit: '100.00' })
    expect(await db().ledgerEntry.count({ where: { customerId } })).toBe(1)
  })

  it('the check of goods that have left stands, however little of the line is left for more', async () => {
    freezeClock('2026-11-23T10:00:00+08:00')
    const customerId = await makeCustomer(company)
    await makeLine(company, customerId, '2026-11', '100')
    const id = await signedOrder(customerId, '60')
    okValue(await runMutation(releaseOrder, cashier, { id }))
    expect(await gateSheet(cashier, id)).toMatchObject({
      state: 'released',
      inTransitFen: 0,
      checks: { selected: true, signed: true, line: true },
      reasons: [],
    })
  })

  it('a state customer whose grade falls within the month ships no more by agreement, till the exception is granted (R-P02)', async () => {
    freezeClock('2026-11-23T10:00:00+08:00')
    const terms = { channelNature: 'state', paymentTerms: 'agreed', cashExceptionOn: null, creditGrade: 2 }
    const customerId = await makeCustomer(company, 0, terms)
    await makeLine(company, customerId, '2026-11', '1000')
    const [first, second, third] = [
      await signedOrder(customerId, '100'),
      await signedOrder(customerId, '100'),
      await signedOrder(customerId, '100', 'cash'),
    ]
    okValue(await runMutation(releaseOrder, cashier, { id: first }))
    await db().customer.update({ where: { id: customerId }, data: { creditGrade: 3 } })
    expect(codesOf(await runMutation(releaseOrder, cashier, { id: second }))).toEqual(['gate.poor-credit'])
    expect(await positionOf(customerId)).toEqual({ receivable: '0.00', inTransit: '100.00' })
    okValue(await runMutation(releaseOrder, cashier, { id: third }))
    await db().customer.update({
      where: { id: customerId },
      data: { cashExceptionOn: new Date('2026-11-23') },
    })
    okValue(await runMutation(releaseOrder, cashier, { id: second }))
  })

  it('ships inside the line, books the debt on delivery, and a receipt opens the line again', async () => {
    freezeClock('2026-11-23T10:00:00+08:00')
    const customerId = await makeCustomer(company)
    await makeLine(company, customerId, '2026-11', '120000')
    const first = await signedOrder(customerId, '89700')
    okValue(await runMutation(releaseOrder, cashier, { id: first }))
    expect(await positionOf(customerId)).toEqual({ receivable: '0.00', inTransit: '89700.00' })
    expect(
      codesOf(await runMutation(deliverOrder, rep, { id: first, pieces: 12, date: '2026-11-23' })),
    ).toEqual(['orders.no-courier'])
    await carried(first)
    okValue(await runMutation(deliverOrder, rep, { id: first, pieces: 12, date: '2026-11-23' }))
    expect(await positionOf(customerId)).toEqual({ receivable: '89700.00', inTransit: '0.00' })

    const second = await signedOrder(customerId, '30300.01')
    const refused = await runMutation(releaseOrder, cashier, { id: second })
    expect(codesOf(refused)).toEqual(['gate.over-line'])
    expect(await db().shippingOrder.findUniqueOrThrow({ where: { id: second } })).toMatchObject({
      state: 'signed',
      checkResult: 'gate.over-line',
    })
    expect(await db().auditEvent.count({ where: { subjectId: second, kind: 'trade.release-refused' } })).toBe(
      1,
    )

    const exact = await signedOrder(customerId, '30300.00')
    okValue(await runMutation(releaseOrder, cashier, { id: exact }))

    const receipt = okValue(
      await runMutation(recordReceipt, cashier, {
        customerId,
        date: '2026-11-23',
        amount: '30300.01',
        method: 'transfer',
      }),
    )
    okValue(await runMutation(releaseOrder, cashier, { id: second }))
    expect(await positionOf(customerId)).toEqual({ receivable: '59399.99', inTransit: '60600.01' })

    okValue(await runMutation(reverseReceipt, cashier, { id: receipt.id, reason: '记错客户' }))
    expect(codesOf(await runMutation(reverseReceipt, cashier, { id: receipt.id, reason: '再来' }))).toEqual([
      'receipts.reversed',
    ])
    expect(await positionOf(customerId)).toEqual({ receivable: '89700.00', inTransit: '60600.01' })
  })

  it('goods brought back give the line back', async () => {
    const customerId = await makeCustomer(company)
    freezeClock('2026-11-23T10:00:00+08:00')
    await makeLine(company, customerId, '2026-11', '1000')
    const id = await signedOrder(customerId, '1000')
    okValue(await runMutation(releaseOrder, cashier, { id }))
    okValue(
      await runMutation(assignCourier, await company.viewer('branch-gm'), {
        id,
        courierId: company.personId('courier'),
      }),
    )
    okValue(
      await runMutation(moveShippingOrder, await company.viewer('courier'), {
        id,
        event: 'bring-back',
        reason: '客户关门',
      }),
    )
    expect(await positionOf(customerId)).toEqual({ receivable: '0.00', inTransit: '0.00' })
  })

  it('cash needs no line, but the money before the delivery', async () => {
    freezeClock('2026-11-23T10:00:00+08:00')
    const customerId = await makeCustomer(company)
    const id = await signedOrder(customerId, '500', 'cash')
    okValue(await runMutation(releaseOrder, cashier, { id }))
    await carried(id)
    expect(codesOf(await runMutation(deliverOrder, rep, { id, pieces: 1, date: '2026-11-23' }))).toEqual([
      'orders.cash-missing',
    ])
    okValue(
      await runMutation(recordReceipt, cashier, {
        customerId,
        orderId: id,
        date: '2026-11-23',
        amount: '500',
        method: 'cash',
      }),
    )
    okValue(await runMutation(deliverOrder, rep, { id, pieces: 1, date: '2026-11-23' }))
    expect(await db().ledgerEntry.count({ where: { customerId } })).toBe(0)
  })
})

describe('who is refused', () => {
  it('money received is listed within reach; at a region without its branches there is none', async () => {
    freezeClock('2026-11-23T10:00:00+08:00')
    const customerId = await makeCustomer(company)
    const money = { customerId, date: '2026-11-23', amount: '88', method: 'transfer' as const }
    const { id } = okValue(await runMutation(recordReceipt, cashier, money))
    const seenBy = async (viewer: Viewer) =>
      (await receiptList(viewer, { size: 50 })).rows.some((row) => row.id === id)
    expect(await seenBy(cashier)).toBe(true)
    expect(await seenBy(await company.viewer('cashier', 1))).toBe(false)
    const grant = { role: 'regional-manager', permission: 'trade.record-receipt' }
    for (const [scope, seen] of [
      ['subtree', true],
      ['unit', false],
    ] as const) {
      await db().roleGrant.upsert({
        where: { role_permission: grant },
        create: { ...grant, scope },
        update: { scope },
      })
      expect(await seenBy(await company.viewer('regional-manager', 0)), scope).toBe(seen)
    }
    await db().roleGrant.deleteMany({ where: grant })
  })

  it('strangers, other branches and the wrong posts see nothing at all', async () => {
    freezeClock('2026-11-23T10:00:00+08:00')
    const customerId = await makeCustomer(company)
    await makeLine(company, customerId, '2026-11', '1000')
    const id = await signedOrder(customerId, '1')
    for (const other of [
      await company.viewer('cashier', 1),
      manager,
      rep,
      await company.viewer('archivist'),
      await company.viewer('branch-gm'),
    ])
      expect(await runMutation(releaseOrder, other, { id })).toEqual({ kind: 'not-found' })
    expect(await runMutation(releaseOrder, cashier, { id: '019aafe0-0000-7000-8000-000000000000' })).toEqual({
      kind: 'not-found',
    })
    expect((await runMutation(releaseOrder, cashier, { id, version: 1, state: 'signed' })).kind).toBe(
      'invalid',
    )
    expect(await db().shippingOrder.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'signed',
      version: 2,
    })
  })
})

describe('many at once', () => {
  it('never overshoots and never refuses what fits: 60 orders of 100 on a line of 1,000', async () => {
    freezeClock('2026-11-23T10:00:00+08:00')
    const customerId = await makeCustomer(company)
    await makeLine(company, customerId, '2026-11', '1000')
    const ids: string[] = []
    for (let i = 0; i < 60; i++) ids.push(await signedOrder(customerId, '100'))
    const outcomes = await Promise.all(ids.map((id) => runMutation(releaseOrder, cashier, { id })))
    expect(outcomes.filter((outcome) => outcome.kind === 'ok')).toHaveLength(10)
    expect(outcomes.filter((outcome) => outcome.kind === 'refused')).toHaveLength(50)
    expect(await positionOf(customerId)).toEqual({ receivable: '0.00', inTransit: '1000.00' })
  })

  it('60 identical submissions of one order release it once and answer alike', async () => {
    freezeClock('2026-11-23T10:00:00+08:00')
    const customerId = await makeCustomer(company)
    await makeLine(company, customerId, '2026-11', '1000')
    const id = await signedOrder(customerId, '100')
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, () => runMutation(releaseOrder, cashier, { id }, 'one-key')),
    )
    for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0])
    expect(outcomes[0]!.kind).toBe('ok')
    expect(await db().auditEvent.count({ where: { subjectId: id, kind: 'trade.release' } })).toBe(1)
    expect((await runMutation(releaseOrder, cashier, { id: customerId }, 'one-key')).kind).toBe('key-reused')
  })

  it('the table itself refuses a booking above the line', async () => {
    const customerId = await makeCustomer(company)
    await expect(
      db().ledgerEntry.create({
        data: {
          customerId,
          seq: 1,
          at: new Date(),
          date: new Date(),
          kind: 'release',
          inTransit: '100.01',
          exposure: '100.01',
          line: '100',
          sourceType: 'order',
          sourceId: customerId,
        },
      }),
    ).rejects.toThrow(/LedgerEntry_inside_line/)
  })
})
