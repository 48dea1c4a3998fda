import { paymentRecord } from '@/lib/areas/trade/rules/payment-record'
import type { Grade } from '@/lib/areas/grading/rules/credit-grade'
import type { Month } from '@/lib/core/dates'
import { fen } from '@/lib/core/money'
import { type Chance } from './random'
import { type SourceInvoice } from './trade-history'
import { type Timeline } from './timeline'

/** A shipping order of the past year, or goods that came back (`isReturn`, amounts negative). Days and minutes count on the timeline. */
export type DemoOrder = {
  invoice: SourceInvoice
  isReturn: boolean
  day: number
  minute: number
  totalFen: number
  payment: 'credit' | 'cash'
  state:
    | 'filled'
    | 'signed'
    | 'phone-released'
    | 'released'
    | 'parked'
    | 'delivered'
    | 'slip-returned'
    | 'done'
    | 'void'
  deliveredDay: number | null
  /** What the release was checked against; null when it was not released. */
  check: { lineFen: number; receivableFen: number; inTransitFen: number } | null
}

/** Money of a customer; `order` when it pays that order on the spot. Negative: paid back. */
export type DemoReceipt = {
  day: number
  minute: number
  fen: number
  method: 'cash' | 'draft' | 'transfer'
  order: DemoOrder | null
  onLedger: boolean
}

export type DemoMovement = {
  day: number
  minute: number
  kind: 'release' | 'deliver' | 'receipt' | 'return'
  receivableFen: number
  inTransitFen: number
  exposureFen: number
  lineFen: number | null
  source: DemoOrder | DemoReceipt
}

export type DemoLine = {
  month: Month
  grade: Grade
  baseFen: number
  ceilingFen: number | null
  appliedFen: number
  decidedFen: number
}

export type Trading = {
  orders: DemoOrder[]
  receipts: DemoReceipt[]
  ledger: DemoMovement[]
  sales: Map<Month, { fen: number; orders: number }>
  lines: Map<Month, DemoLine>
  ratings: { day: number; view: RatingView; grade: Grade }[]
  /** What a rating would see today. */
  seen: RatingView
  /** What may be asked for next month; null for those who use no line. */
  next: DemoLine | null
  receivableFen: number
  inTransitFen: number
  overdueFen: number
}

/** What a rating looks at when it is made: our sales and how late the customer paid. */
export type RatingView = {
  /** Mean of the three calendar months before. */
  monthlySalesFen: number
  timesLate: number
  worstDaysLate: number
}

/** Days after delivery on which a debt becomes overdue (the default of the setting trade.term-days). */
export const TERM_DAYS = 30

/** A delivery not yet paid; `payFirst` is a part its customer will pay before the rest. */
export type Debt = { fen: number; dueDay: number; payDay: number; payFirst: number }

/** A customer's books as the year goes by: orders, money, ledger and what is still owed. */
export class Account {
  readonly trading: Trading = {
    orders: [],
    receipts: [],
    ledger: [],
    sales: new Map(),
    lines: new Map(),
    ratings: [],
    seen: { monthlySalesFen: 0, timesLate: 0, worstDaysLate: 0 },
    next: null,
    receivableFen: 0,
    inTransitFen: 0,
    overdueFen: 0,
  }
  readonly debts: Debt[] = []

  constructor(
    private readonly chance: Chance,
    private readonly time: Timeline,
  ) {}

  get exposureFen(): number {
    return this.trading.receivableFen + this.trading.inTransitFen
  }

  move(
    { day, minute }: { day: number; minute: number },
    kind: DemoMovement['kind'],
    receivableFen: number,
    inTransitFen: number,
    source: DemoOrder | DemoReceipt,
    lineFen: number | null = null,
  ): void {
    const { trading } = this
    trading.receivableFen += receivableFen
    trading.inTransitFen += inTransitFen
    const exposureFen = this.exposureFen
    trading.ledger.push({ day, minute, kind, receivableFen, inTransitFen, exposureFen, lineFen, source })
  }

  receive(day: number, minute: number, amount: number, order: DemoOrder | null): void {
    const method = this.chance.weighted([
      ['transfer', 12],
      ['draft', 3],
      ['cash', amount < 30_000_00 ? 3 : 0.4],
    ] as const)
    const receipt: DemoReceipt = { day, minute, fen: amount, method, order, onLedger: order === null }
    this.trading.receipts.push(receipt)
    if (receipt.onLedger) this.move(receipt, 'receipt', -amount, 0, receipt)
  }

  pay(debt: Debt, day: number, minute: number, amount: number): void {
    this.receive(day, minute, amount, null)
    this.lower(debt, amount)
  }

  private lower(debt: Debt, amount: number): void {
    debt.fen -= amount
    if (debt.fen === 0) this.debts.splice(this.debts.indexOf(debt), 1)
  }

  /** Goods come back: they lower what is still owed, newest debt first; what was paid already is paid back. */
  takeBack(order: DemoOrder): void {
    this.sell(this.time.month(order.day), order.totalFen, 0)
    let left = -order.totalFen
    if (this.debts.length === 0) {
      if (left > 0) this.receive(order.day, order.minute + 4, -left, order)
      return
    }
    order.payment = 'credit'
    this.move(order, 'return', order.totalFen, 0, order)
    for (const debt of [...this.debts].reverse()) {
      const part = Math.min(left, debt.fen)
      this.lower(debt, part)
      left -= part
    }
    if (left > 0) this.receive(order.day, order.minute + 4, -left, null)
  }

  sell(month: Month, amount: number, orders: number): void {
    const at = this.trading.sales.get(month) ?? { fen: 0, orders: 0 }
    this.trading.sales.set(month, { fen: at.fen + amount, orders: at.orders + orders })
  }

  private record(day: number) {
    const movements = this.trading.ledger
      .filter((move) => move.receivableFen !== 0)
      .map((move) => ({ date: this.time.date(move.day), amountFen: fen(move.receivableFen) }))
    return paymentRecord(movements, TERM_DAYS, this.time.date(day), this.time.halfYearBefore(day))
  }

  /** What a rating made on `day` would see. */
  view(day: number): RatingView {
    const { time } = this
    const months = [-1, -2, -3].map((n) => this.trading.sales.get(time.later(time.month(day), n))?.fen ?? 0)
    const { timesLate, worstDaysLate } = this.record(day)
    return { monthlySalesFen: Math.round(months.reduce((a, b) => a + b, 0) / 3), timesLate, worstDaysLate }
  }

  /** What is overdue on `day`. */
  overdueFen(day: number): number {
    return this.record(day).overdueFen
  }
}
