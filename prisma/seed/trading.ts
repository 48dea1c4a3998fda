import { ceilingSettingsOf, creditSettings } from '@/lib/areas/credit/contributes'
import { ceilingOf } from '@/lib/areas/credit/rules/ceiling'
import { needsException } from '@/lib/areas/credit/rules/credit-standing'
import { type Grade } from '@/lib/areas/grading/rules/credit-grade'
import { paymentRecord } from '@/lib/areas/trade/rules/payment-record'
import type { Month } from '@/lib/core/dates'
import { fen } from '@/lib/core/money'
import { defaultsOf } from '@/lib/core/setting-definition'
import { chanceFor } from './names'
import { type Habit, type Profile } from './profiles'
import { type Chance } from './random'
import { invoiceTotal, type SourceCustomer, type SourceInvoice } from './trade-history'
import { type Timeline } from './timeline'

/** A shipping order of the past year, or goods that came back (`isReturn`, amounts negative). Days and minutes count on the timeline. */
export type DemoOrder = {
  invoices: readonly SourceInvoice[]
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

/** What happens to a customer besides trade, and what decides it. */
export type Course = {
  /** Days on which a rating becomes final, rising. */
  ratingDays: readonly number[]
  rate(day: number, view: RatingView): Grade
  /** No line is asked for after this day: the customer is lost, disqualified or ended. */
  lineUntil: number
  /** Not selected (yet): what is ordered waits. */
  waiting: boolean
}

/** Days without an order after which nobody asks for a line any more. */
const IDLE_DAYS = 100

const CEILING = ceilingSettingsOf(defaultsOf(creditSettings))

/** Days after delivery on which a debt becomes overdue (the default of the setting trade.term-days). */
const TERM_DAYS = 30

type Debt = { fen: number; dueDay: number; payDay: number; payFirst: number }

/** Days the customer pays after (before) the due day. */
function delayOf(habit: Habit, chance: Chance): number {
  if (habit === 'prompt') return -chance.between(0, 9)
  if (habit === 'slips') return chance.happens(0.82) ? -chance.between(0, 6) : chance.between(1, 24)
  if (habit === 'late') return chance.happens(0.55) ? -chance.between(0, 3) : chance.between(3, 48)
  return chance.happens(0.4) ? chance.between(0, 10) : chance.between(18, 95)
}

/** Rounds down to what people write in an application. */
export function roundLine(fen: number): number {
  const step = fen >= 10_000_00 ? 100_00 : fen >= 1_000_00 ? 10_00 : 1_00
  return Math.floor(fen / step) * step
}

/** Credit needs the exception of R-P02, and nobody granted it. */
function lacksException(profile: Profile, grade: Grade): boolean {
  const facts = {
    state: 'selected',
    rating: { grade, why: 'rated', dueOn: null },
    terms: profile.terms,
    channelNature: profile.channelNature,
    cashException: false,
    contractUntil: null,
  } as const
  return profile.exceptionDaysAgo === null && needsException(facts, { goodCreditGrade: 2 })
}

/** Orders an exact cancellation followed within a day: they were never shipped. */
function cancelled(source: SourceCustomer): Map<SourceInvoice, SourceInvoice> {
  const pairs = new Map<SourceInvoice, SourceInvoice>()
  for (const back of source.invoices.filter((i) => i.isReturn)) {
    const order = source.invoices.findLast(
      (i) =>
        !i.isReturn &&
        !pairs.has(i) &&
        i.minute <= back.minute &&
        back.minute - i.minute < 1440 &&
        invoiceTotal(i) === -invoiceTotal(back),
    )
    if (order) pairs.set(order, back)
  }
  return pairs
}

/** Ratings, and the day each month's lines are decided (the 25th of the month before), in the order they come. */
function agendaOf(course: Course, time: Timeline): { day: number; month: Month | null }[] {
  const agenda: { day: number; month: Month | null }[] = course.ratingDays.map((day) => ({
    day,
    month: null,
  }))
  for (let month = time.later(time.month(0), 1); month <= time.month(time.last); month = time.later(month, 1))
    agenda.push({ day: time.firstDayOf(month) - 6, month })
  return agenda.sort((a, b) => a.day - b.day)
}

/**
 * Lives a customer's year again, day by day: orders are released on credit where line, contract and overdue debts let
 * the gate pass them, else for cash; goods arrive, debts fall due and are paid as the customer's habit is.
 */
export function tradeOf(source: SourceCustomer, profile: Profile, course: Course, time: Timeline): Trading {
  const chance = chanceFor(source.id, 'trade')
  const t: Trading = {
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
  const debts: Debt[] = []
  const arriving: { order: DemoOrder; day: number }[] = []
  const usesCredit =
    profile.terms !== 'cash' && profile.terms !== 'sale-or-return' && (profile.contractDaysLeft ?? 0) > -60
  const usualDays = profile.terms === 'bank-remittance' ? 8 : Math.min(TERM_DAYS, profile.termDays)

  const move = (
    day: number,
    minute: number,
    kind: DemoMovement['kind'],
    receivableFen: number,
    inTransitFen: number,
    source: DemoOrder | DemoReceipt,
    lineFen: number | null = null,
  ) => {
    t.receivableFen += receivableFen
    t.inTransitFen += inTransitFen
    t.ledger.push({
      day,
      minute,
      kind,
      receivableFen,
      inTransitFen,
      exposureFen: t.receivableFen + t.inTransitFen,
      lineFen,
      source,
    })
  }
  const receive = (day: number, minute: number, fen: number, order: DemoOrder | null) => {
    const method = chance.weighted([
      ['transfer', 12],
      ['draft', 3],
      ['cash', fen < 300_00 ? 3 : 0.4],
    ] as const)
    const receipt: DemoReceipt = { day, minute, fen, method, order, onLedger: order === null }
    t.receipts.push(receipt)
    if (receipt.onLedger) move(day, minute, 'receipt', -fen, 0, receipt)
  }
  const pay = (debt: Debt, day: number, minute: number, fen: number) => {
    debt.fen -= fen
    receive(day, minute, fen, null)
    if (debt.fen === 0) debts.splice(debts.indexOf(debt), 1)
  }
  const arrive = ({ order, day }: { order: DemoOrder; day: number }) => {
    order.deliveredDay = day
    const minute = day === order.day ? Math.max(order.minute + 45, 14 * 60) : 10 * 60
    const delay = delayOf(profile.habit, chance)
    if (order.payment === 'credit') {
      sell(time.month(day), order.totalFen, 1)
      move(day, minute + chance.between(0, 150), 'deliver', order.totalFen, -order.totalFen, order)
      const dueDay = day + TERM_DAYS
      const payFirst = order.totalFen > 200_00 && chance.happens(0.12) ? Math.round(order.totalFen * 0.6) : 0
      debts.push({
        fen: order.totalFen,
        dueDay,
        payDay: Math.max(day + 1, (delay < 0 ? day + usualDays : dueDay) + delay),
        payFirst,
      })
    }
  }
  /** Everything that falls on days before `day`: goods arrive, debts are paid. */
  const passUntil = (day: number) => {
    for (;;) {
      const goods = arriving.reduce<(typeof arriving)[number] | null>(
        (a, b) => (a && a.day <= b.day ? a : b),
        null,
      )
      const debt = debts.reduce<Debt | null>((a, b) => (a && a.payDay <= b.payDay ? a : b), null)
      if (goods && goods.day < day && (!debt || goods.day <= debt.payDay)) {
        arriving.splice(arriving.indexOf(goods), 1)
        arrive(goods)
      } else if (debt && debt.payDay < day) {
        const part = debt.payFirst && debt.payFirst < debt.fen ? debt.payFirst : debt.fen
        const on = debt.payDay
        debt.payFirst = 0
        if (part < debt.fen) debt.payDay += chance.between(5, 14)
        pay(debt, on, 10 * 60 + chance.between(0, 300), part)
      } else return
    }
  }
  const sell = (month: Month, fen: number, orders: number) => {
    const at = t.sales.get(month) ?? { fen: 0, orders: 0 }
    t.sales.set(month, { fen: at.fen + fen, orders: at.orders + orders })
  }
  const view = (day: number): RatingView => {
    const months = [-1, -2, -3].map((n) => t.sales.get(time.later(time.month(day), n))?.fen ?? 0)
    const movements = t.ledger
      .filter((m) => m.receivableFen !== 0)
      .map((m) => ({ date: time.date(m.day), amountFen: fen(m.receivableFen) }))
    const { timesLate, worstDaysLate } = paymentRecord(
      movements,
      TERM_DAYS,
      time.date(day),
      time.halfYearBefore(day),
    )
    return { monthlySalesFen: Math.round(months.reduce((a, b) => a + b, 0) / 3), timesLate, worstDaysLate }
  }
  const lineFor = (month: Month, asked: number): DemoLine | null => {
    if (!usesCredit) return null
    const contractEnds = time.last + (profile.contractDaysLeft ?? 0)
    const lastOrder = t.orders.findLast((o) => !o.isReturn)
    if (
      asked > course.lineUntil ||
      time.firstDayOf(month) > contractEnds ||
      !lastOrder ||
      lastOrder.day < asked - IDLE_DAYS
    )
      return null
    const rated = t.ratings.at(-1)
    // A rating three months old falls due, and fifteen days later counts as none.
    const grade = rated && rated.day > asked - 106 ? rated.grade : 5
    if (grade === 5 || lacksException(profile, grade)) return null
    const months = [...t.sales]
      .filter(([m]) => m < month)
      .map(([m, sold]) => ({ month: m, salesFen: fen(sold.fen), shipped: true }))
    const facts = {
      grade,
      currentMonth: time.month(asked),
      months,
      expectedMonthlyFen: null,
      termMonths: '1',
      seasonFactor: '1',
    }
    const ceiling = ceilingOf(facts, CEILING)
    const baseFen = ceiling.working.averageFen
    const ceilingFen = ceiling.amountFen
    const adviceFen = ceilingFen ?? ceiling.advisoryFen ?? 0
    const wish = chance.weighted([
      [1, 9],
      [0.9, 3],
      [0.75, 2],
      [1.15, 1],
    ])
    const appliedFen = roundLine(adviceFen * (grade === 1 ? 0.4 + chance.next() * 0.6 : wish))
    if (appliedFen <= 0) return null
    const allowed = ceilingFen === null ? appliedFen : Math.min(appliedFen, roundLine(ceilingFen))
    const decidedFen = chance.happens(0.04) ? roundLine(allowed * 0.8) : allowed
    return { month, grade, baseFen, ceilingFen, appliedFen, decidedFen }
  }

  const voids = cancelled(source)
  const voidReturns = new Set(voids.values())
  const agenda = agendaOf(course, time)
  const enter = (day: number) => {
    while (agenda[0] && agenda[0].day <= day) {
      const next = agenda.shift()!
      passUntil(next.day)
      if (next.month) {
        const line = lineFor(next.month, next.day)
        if (line) t.lines.set(next.month, line)
      } else {
        const seen = view(next.day)
        t.ratings.push({ day: next.day, view: seen, grade: course.rate(next.day, seen) })
      }
    }
    passUntil(day)
  }
  for (const invoice of source.invoices) {
    if (voidReturns.has(invoice)) continue
    const day = Math.floor(invoice.minute / 1440)
    const minute = invoice.minute % 1440
    enter(day)
    const totalFen = invoiceTotal(invoice)
    const order: DemoOrder = {
      invoices: voids.has(invoice) ? [invoice, voids.get(invoice)!] : [invoice],
      isReturn: invoice.isReturn,
      day,
      minute,
      totalFen,
      payment: 'cash',
      state: 'done',
      deliveredDay: day,
      check: null,
    }
    t.orders.push(order)
    if (voids.has(invoice)) {
      order.state = 'void'
      order.deliveredDay = null
      continue
    }
    if (order.isReturn) {
      sell(time.month(day), totalFen, 0)
      returnGoods(order)
      continue
    }
    if (totalFen === 0) continue
    if (course.waiting) {
      order.state = chance.happens(0.5) ? 'filled' : 'signed'
      order.deliveredDay = null
      continue
    }
    const line = t.lines.get(time.month(day))
    if (line && line.decidedFen > 0) decideCredit(order, line.decidedFen)
    order.state = day >= time.last - 2 ? stateNow(order) : 'done'
    if (order.state === 'filled' || order.state === 'signed' || order.state === 'phone-released') continue
    const travel = chance.weighted([
      [0, 3],
      [1, 5],
      [2, 2],
    ])
    order.check = {
      lineFen: line?.decidedFen ?? 0,
      receivableFen: t.receivableFen,
      inTransitFen: t.inTransitFen,
    }
    if (order.payment === 'credit') move(day, minute + 6, 'release', 0, totalFen, order, line!.decidedFen)
    if (order.state === 'released' || order.state === 'parked') order.deliveredDay = null
    else if (order.payment === 'credit') arriving.push({ order, day: Math.min(time.last, day + travel) })
    else {
      order.deliveredDay = Math.min(time.last, day + travel)
      sell(time.month(order.deliveredDay), totalFen, 1)
      receive(order.deliveredDay, minute + 9 + travel, totalFen, order)
    }
  }
  enter(time.last)
  passUntil(time.last + 1)
  const movements = t.ledger
    .filter((m) => m.receivableFen !== 0)
    .map((m) => ({ date: time.date(m.day), amountFen: fen(m.receivableFen) }))
  t.overdueFen = paymentRecord(movements, TERM_DAYS, time.today, time.today).overdueFen
  t.seen = view(time.last)
  t.next = lineFor(time.later(time.month(time.last), 1), time.last)
  return t

  /** Credit when the gate would pass it; overdue debts are paid first by most, early payment makes room for some. */
  function decideCredit(order: DemoOrder, lineFen: number): void {
    if (order.day > time.last + (profile.contractDaysLeft ?? 0)) return
    const overdue = debts.filter((d) => d.dueDay < order.day)
    if (overdue.length > 0 && profile.terms !== 'bank-remittance') {
      if (!chance.happens(0.8)) return
      for (const debt of overdue) pay(debt, order.day, order.minute - 2, debt.fen)
    }
    const over = () => t.receivableFen + t.inTransitFen + order.totalFen - lineFen
    if (over() > 0 && order.totalFen <= lineFen && chance.happens(0.7))
      for (const debt of [...debts]) if (over() > 0) pay(debt, order.day, order.minute - 1, debt.fen)
    const waits = order.day === time.last && chance.happens(0.5)
    if (over() <= 0 || (waits && over() < lineFen)) order.payment = 'credit'
  }

  /** Where an order of the last three days stands now. Only what fits its line may be on its way. */
  function stateNow(order: DemoOrder): DemoOrder['state'] {
    const line = t.lines.get(time.month(order.day))
    const fits =
      order.payment === 'cash' || t.receivableFen + t.inTransitFen + order.totalFen <= (line?.decidedFen ?? 0)
    if (!fits) return 'signed'
    if (order.day === time.last)
      return chance.weighted([
        ['filled', 2],
        ['signed', 5],
        ['phone-released', 0.3],
        ['released', 3],
        ['delivered', 1],
      ] as const)
    if (order.day === time.last - 1)
      return chance.weighted([
        ['phone-released', 0.2],
        ['released', 3],
        ['parked', 1],
        ['delivered', 4],
        ['slip-returned', 2],
      ] as const)
    return chance.weighted([
      ['parked', 0.6],
      ['delivered', 1],
      ['slip-returned', 3],
      ['done', 6],
    ] as const)
  }

  /** Goods come back: they lower what is still owed, newest debt first; what was paid already is paid back. */
  function returnGoods(order: DemoOrder): void {
    let left = -order.totalFen
    const owed = debts.reduce((sum, d) => sum + d.fen, 0)
    if (owed > 0) order.payment = 'credit'
    if (order.payment === 'cash') {
      if (left > 0)
        t.receipts.push({
          day: order.day,
          minute: order.minute + 4,
          fen: -left,
          method: 'transfer',
          order,
          onLedger: false,
        })
      return
    }
    move(order.day, order.minute, 'return', order.totalFen, 0, order)
    for (const debt of [...debts].reverse()) {
      const part = Math.min(left, debt.fen)
      debt.fen -= part
      left -= part
      if (debt.fen === 0) debts.splice(debts.indexOf(debt), 1)
    }
    if (left > 0) receive(order.day, order.minute + 4, -left, null)
  }
}
