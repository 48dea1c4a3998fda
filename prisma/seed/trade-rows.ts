import { yuanOf, fen } from '@/lib/core/money'
import { holderId, personId, unitId } from './cast'
import { type Rows } from './copy'
import { type DemoCustomer } from './customers'
import { orderGoods } from './goods'
import { chanceFor } from './names'
import { holderOf } from './people'
import { type Chance, idAt } from './random'
import { type Timeline } from './timeline'
import { type DemoOrder, type DemoReceipt } from './account'

const yuan = (amount: number) => yuanOf(fen(amount))

/** An order or receipt with the identity it has in the tables. */
export type Filed<T> = { of: T; customer: DemoCustomer; id: string; number: string; at: Date }

export type TradeBooks = {
  orders: Map<DemoOrder, Filed<DemoOrder>>
  receipts: Map<DemoReceipt, Filed<DemoReceipt>>
  /** Last number drawn of each series and month. */
  counters: Map<string, number>
}

/** Numbers run through the company by month in the order papers were made: FH-2026-11-0001. */
function file<T extends { day: number; minute: number }>(
  series: string,
  papers: { of: T; customer: DemoCustomer }[],
  time: Timeline,
  ahead: number,
  counters: Map<string, number>,
): Map<T, Filed<T>> {
  const filed = new Map<T, Filed<T>>()
  const chances = new Map<DemoCustomer, Chance>()
  const sorted = [...papers].sort(
    (a, b) => a.of.day - b.of.day || a.of.minute - b.of.minute || a.customer.rank - b.customer.rank,
  )
  for (const { of, customer } of sorted) {
    let chance = chances.get(customer)
    if (!chance) chances.set(customer, (chance = chanceFor(customer.source.id, series)))
    const period = time.month(of.day)
    const running = (counters.get(`${series} ${period}`) ?? 0) + 1
    counters.set(`${series} ${period}`, running)
    const at = time.moment(of.day, Math.max(1, of.minute - ahead))
    filed.set(of, {
      of,
      customer,
      at,
      id: idAt(at, chance),
      number: `${series}-${period}-${String(running).padStart(4, '0')}`,
    })
  }
  return filed
}

export function fileTrade(customers: readonly DemoCustomer[], time: Timeline): TradeBooks {
  const counters = new Map<string, number>()
  const orders = customers.flatMap((customer) => customer.trading.orders.map((of) => ({ of, customer })))
  const receipts = customers.flatMap((customer) => customer.trading.receipts.map((of) => ({ of, customer })))
  return {
    counters,
    orders: file('FH', orders, time, 70, counters),
    receipts: file('HK', receipts, time, 0, counters),
  }
}

const SIGNED = new Set<DemoOrder['state']>([
  'signed',
  'released',
  'parked',
  'delivered',
  'slip-returned',
  'done',
])
const ARRIVED = new Set<DemoOrder['state']>(['delivered', 'slip-returned', 'done'])
const PARKED = ['客户盘点，约明日再送', '客户仓库满，暂存市场部', '收货人外出，改日一同送达']
const PHONE = ['两人都在市场，客户急等货，电话放行', '在外拜访，先发后补']

function checkOf(order: DemoOrder, time: Timeline) {
  if (!order.check) return { checkResult: null, checkFacts: null }
  const { lineFen, receivableFen, inTransitFen } = order.check
  const after = receivableFen + inTransitFen + (order.payment === 'credit' ? order.totalFen : 0)
  return {
    checkResult: order.payment === 'credit' ? 'passed' : 'cash-on-delivery',
    checkFacts: {
      line: yuan(lineFen),
      receivable: yuan(receivableFen),
      inTransit: yuan(inTransitFen),
      after: yuan(after),
      month: time.month(order.day),
    },
  }
}

function orderRow({ of: order, customer: c, id, number, at }: Filed<DemoOrder>, time: Timeline) {
  const chance = chanceFor(order.invoice.number, 'order')
  const back = order.isReturn
  const signed = !back && SIGNED.has(order.state)
  const released = signed && order.state !== 'signed'
  const phone = order.state === 'phone-released'
  const byGm = chance.happens(0.15)
  const { checkResult, checkFacts } = checkOf(order, time)
  const goods = orderGoods(order.invoice.lines, order.day, chance, time.date)
  const moment = (minute: number) => time.moment(order.day, minute)
  const releasedAt = released ? moment(order.minute) : null
  return {
    id,
    number,
    customerId: c.id,
    branchId: unitId(c.branch),
    marketOfficeId: unitId(c.office),
    salesRepId: c.ownerId,
    filledOn: time.date(order.day),
    address: c.address,
    route: `${c.profile.place.area}线`,
    goods,
    total: yuan(order.totalFen),
    payment: order.payment,
    state: order.state,
    signedById: signed ? (byGm ? c.gmId : c.managerId) : null,
    signedAs: signed ? (byGm ? 'branch-gm' : 'branch-sales-manager') : null,
    signedAt: signed ? moment(Math.max(2, order.minute - 25)) : null,
    phoneById: phone ? c.managerId : null,
    phoneReason: phone ? chance.pick(PHONE) : null,
    phoneDueAt: phone ? new Date(moment(order.minute).getTime() + 86_400_000) : null,
    courierId: released ? holderId('courier', c.branch) : null,
    courierById: released ? c.gmId : null,
    checkResult,
    checkedAt: releasedAt,
    checkFacts,
    releasedById: released ? c.cashierId : null,
    releasedAt,
    parkedReason: order.state === 'parked' ? chance.pick(PARKED) : null,
    deliveredOn: order.deliveredDay === null || order.state === 'void' ? null : time.date(order.deliveredDay),
    deliveredById: !back && ARRIVED.has(order.state) ? c.ownerId : null,
    deliveredPieces:
      !back && ARRIVED.has(order.state) ? goods.reduce((sum, line) => sum + line.pieces, 0) : null,
    slipReturnedAt:
      !back && (order.state === 'slip-returned' || order.state === 'done') && order.deliveredDay !== null
        ? time.moment(order.deliveredDay, Math.max(order.minute + 120, 17 * 60))
        : null,
    createdBy: c.managerId,
    createdAt: at,
    version: 1 + (signed ? 1 : 0) + (released ? 1 : 0),
  }
}

function receiptRow(
  { of: receipt, customer: c, id, number, at }: Filed<DemoReceipt>,
  books: TradeBooks,
  time: Timeline,
) {
  return {
    id,
    number,
    customerId: c.id,
    branchId: unitId(c.branch),
    orderId: receipt.order ? books.orders.get(receipt.order)!.id : null,
    date: time.date(receipt.day),
    amount: yuan(receipt.fen),
    method: receipt.method,
    remark: receipt.fen < 0 ? '退货退款' : null,
    createdBy: c.cashierId,
    createdAt: at,
  }
}

/** Ledger rows of one customer: numbered, times never running back. */
function* ledgerRows(c: DemoCustomer, books: TradeBooks, time: Timeline) {
  let last = 0
  let seq = 0
  for (const move of c.trading.ledger) {
    const isReceipt = 'method' in move.source
    const sourceId = isReceipt
      ? books.receipts.get(move.source as DemoReceipt)!.id
      : books.orders.get(move.source as DemoOrder)!.id
    const at = new Date(
      Math.min(time.now.getTime(), Math.max(last + 1000, time.moment(move.day, move.minute).getTime())),
    )
    last = at.getTime()
    yield {
      customerId: c.id,
      seq: ++seq,
      at,
      date: time.date(move.day),
      kind: move.kind,
      receivable: yuan(move.receivableFen),
      inTransit: yuan(move.inTransitFen),
      exposure: yuan(move.exposureFen),
      line: move.lineFen === null ? null : yuan(move.lineFen),
      sourceType: isReceipt ? 'receipt' : 'order',
      sourceId,
      personId: move.kind === 'deliver' ? c.ownerId : c.cashierId,
    }
  }
}

/** Rows of everything that was shipped, owed and paid. */
export function tradeRows(
  customers: readonly DemoCustomer[],
  books: TradeBooks,
  time: Timeline,
): Record<'ShippingOrder' | 'Receipt' | 'LedgerEntry' | 'CreditPosition' | 'MonthlySales', Rows> {
  return {
    ShippingOrder: [...books.orders.values()].map((filed) => orderRow(filed, time)),
    Receipt: [...books.receipts.values()].map((filed) => receiptRow(filed, books, time)),
    LedgerEntry: customers.flatMap((c) => [...ledgerRows(c, books, time)]),
    CreditPosition: customers.map((c) => ({
      customerId: c.id,
      receivable: yuan(c.trading.receivableFen),
      inTransit: yuan(c.trading.inTransitFen),
      overdue: yuan(c.trading.overdueFen),
      lastSeq: c.trading.ledger.length,
      updatedAt: c.trading.ledger.length > 0 ? time.moment(c.trading.ledger.at(-1)!.day, 1080) : c.createdAt,
    })),
    MonthlySales: customers.flatMap((c) =>
      [...c.trading.sales].map(([month, sold]) => ({
        customerId: c.id,
        month,
        amount: yuan(sold.fen),
        orders: sold.orders,
      })),
    ),
  }
}

/** The person a paper of the head office is signed by. */
export function headId(role: Parameters<typeof holderOf>[0]): string {
  return personId(holderOf(role, 'HQ').name)
}
