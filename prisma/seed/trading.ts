import type { Grade } from '@/lib/areas/grading/rules/credit-grade'
import type { Month } from '@/lib/core/dates'
import { Account, type Debt, type DemoOrder, type RatingView, TERM_DAYS, type Trading } from './account'
import { lineFor } from './line-wishes'
import { chanceFor } from './names'
import { type Habit, type Profile } from './profiles'
import { type Chance } from './random'
import { invoiceTotal, type SourceCustomer, type SourceInvoice } from './trade-history'
import { type Timeline } from './timeline'

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

/** Days the customer pays after (before) the due day. */
function delayOf(habit: Habit, chance: Chance): number {
  if (habit === 'prompt') return -chance.between(0, 9)
  if (habit === 'slips') return chance.happens(0.82) ? -chance.between(0, 6) : chance.between(1, 24)
  if (habit === 'late') return chance.happens(0.55) ? -chance.between(0, 3) : chance.between(3, 48)
  return chance.happens(0.4) ? chance.between(0, 10) : chance.between(18, 95)
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

type Arrival = { order: DemoOrder; day: number }

/** Where an order of the last three days stands now. */
function stateNow(day: number, time: Timeline, chance: Chance): DemoOrder['state'] {
  if (day === time.last)
    return chance.weighted([
      ['filled', 2],
      ['signed', 5],
      ['phone-released', 0.3],
      ['released', 3],
      ['delivered', 1],
    ] as const)
  if (day === time.last - 1)
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

const WAITING = new Set<DemoOrder['state']>(['filled', 'signed', 'phone-released'])

/** One customer's year while it is lived. */
class Year {
  readonly account: Account
  private readonly chance: Chance
  private readonly arriving: Arrival[] = []
  private readonly agenda: { day: number; month: Month | null }[]
  private readonly usualDays: number

  constructor(
    readonly source: SourceCustomer,
    private readonly profile: Profile,
    private readonly course: Course,
    private readonly time: Timeline,
  ) {
    this.chance = chanceFor(source.id, 'trade')
    this.account = new Account(this.chance, time)
    this.agenda = agendaOf(course, time)
    this.usualDays = profile.terms === 'bank-remittance' ? 8 : Math.min(TERM_DAYS, profile.termDays)
  }

  /** Goods sent on credit arrive and become a debt. */
  private arrive({ order, day }: Arrival): void {
    const { account, chance } = this
    const minute = day === order.day ? Math.max(order.minute + 45, 14 * 60) : 10 * 60
    const delay = delayOf(this.profile.habit, chance)
    const dueDay = day + TERM_DAYS
    order.deliveredDay = day
    account.sell(this.time.month(day), order.totalFen, 1)
    account.move(
      { day, minute: minute + chance.between(0, 150) },
      'deliver',
      order.totalFen,
      -order.totalFen,
      order,
    )
    account.debts.push({
      fen: order.totalFen,
      dueDay,
      payDay: Math.max(day + 1, (delay < 0 ? day + this.usualDays : dueDay) + delay),
      payFirst: order.totalFen > 20_000_00 && chance.happens(0.12) ? Math.round(order.totalFen * 0.6) : 0,
    })
  }

  /** A debt is paid on its day, or a part of it and the rest later. */
  private settle(debt: Debt): void {
    const part = debt.payFirst && debt.payFirst < debt.fen ? debt.payFirst : debt.fen
    const on = debt.payDay
    debt.payFirst = 0
    if (part < debt.fen) debt.payDay += this.chance.between(5, 14)
    this.account.pay(debt, on, 10 * 60 + this.chance.between(0, 300), part)
  }

  /** Everything that falls on days before `day`: goods arrive, debts are paid, the earliest first. */
  passUntil(day: number): void {
    for (;;) {
      const goods = this.arriving.reduce<Arrival | null>((a, b) => (a && a.day <= b.day ? a : b), null)
      const debt = this.account.debts.reduce<Debt | null>((a, b) => (a && a.payDay <= b.payDay ? a : b), null)
      if (goods && goods.day < day && (!debt || goods.day <= debt.payDay)) {
        this.arriving.splice(this.arriving.indexOf(goods), 1)
        this.arrive(goods)
      } else if (debt && debt.payDay < day) this.settle(debt)
      else return
    }
  }

  lineFor(month: Month, asked: number) {
    if (asked > this.course.lineUntil) return null
    return lineFor(month, asked, this.account.trading, this.profile, this.chance, this.time)
  }

  /** Comes to a day: ratings and lines that are due before it, arrivals and payments. */
  enter(day: number): void {
    const { account, agenda } = this
    while (agenda[0] && agenda[0].day <= day) {
      const next = agenda.shift()!
      this.passUntil(next.day)
      if (next.month) {
        const line = this.lineFor(next.month, next.day)
        if (line) account.trading.lines.set(next.month, line)
      } else {
        const view = account.view(next.day)
        account.trading.ratings.push({ day: next.day, view, grade: this.course.rate(next.day, view) })
      }
    }
    this.passUntil(day)
  }

  /** Credit when the gate would pass it; overdue debts are paid first by most, early payment makes room for some. */
  private decideCredit(order: DemoOrder, lineFen: number): void {
    const { account, chance, profile, time } = this
    if (order.day > time.last + (profile.contractDaysLeft ?? 0)) return
    const overdue = account.debts.filter((debt) => debt.dueDay < order.day)
    if (overdue.length > 0 && profile.terms !== 'bank-remittance') {
      if (!chance.happens(0.8)) return
      for (const debt of overdue) account.pay(debt, order.day, order.minute - 2, debt.fen)
    }
    const over = () => account.exposureFen + order.totalFen - lineFen
    if (over() > 0 && order.totalFen <= lineFen && chance.happens(0.7))
      for (const debt of [...account.debts])
        if (over() > 0) account.pay(debt, order.day, order.minute - 1, debt.fen)
    const waits = order.day === time.last && chance.happens(0.5)
    if (over() <= 0 || (waits && over() < lineFen)) order.payment = 'credit'
  }

  /** An order comes in: on credit or for cash, shipped at once or, in the last days, still on its way. */
  order(order: DemoOrder): void {
    const { account, chance, time } = this
    const lineFen = account.trading.lines.get(time.month(order.day))?.decidedFen ?? 0
    if (lineFen > 0) this.decideCredit(order, lineFen)
    const { receivableFen, inTransitFen } = account.trading
    const onCredit = order.payment === 'credit'
    if (order.day >= time.last - 2) {
      // Only what fits its line may be on its way.
      const fits = !onCredit || account.exposureFen + order.totalFen <= lineFen
      order.state = fits ? stateNow(order.day, time, chance) : 'signed'
    }
    if (WAITING.has(order.state)) return
    const travel = chance.weighted([
      [0, 3],
      [1, 5],
      [2, 2],
    ])
    order.check = { lineFen, receivableFen, inTransitFen }
    if (onCredit)
      account.move({ day: order.day, minute: order.minute + 6 }, 'release', 0, order.totalFen, order, lineFen)
    if (order.state === 'released' || order.state === 'parked') return
    const arrives = Math.min(time.last, order.day + travel)
    if (onCredit) this.arriving.push({ order, day: arrives })
    else {
      order.deliveredDay = arrives
      account.sell(time.month(arrives), order.totalFen, 1)
      account.receive(arrives, order.minute + 9 + travel, order.totalFen, order)
    }
  }
}

/**
 * Lives a customer's year again, day by day: orders are released on credit where line, contract and overdue debts let
 * the gate pass them, else for cash; goods arrive, debts fall due and are paid as the customer's habit is.
 */
export function tradeOf(source: SourceCustomer, profile: Profile, course: Course, time: Timeline): Trading {
  const year = new Year(source, profile, course, time)
  const { account } = year
  const voids = cancelled(source)
  const voidReturns = new Set(voids.values())
  const chance = chanceFor(source.id, 'waiting')
  for (const invoice of source.invoices) {
    // An invoice that adds up to nothing gave goods away: there are no such orders here (R-P01).
    if (voidReturns.has(invoice) || invoiceTotal(invoice) === 0) continue
    const day = Math.floor(invoice.minute / 1440)
    year.enter(day)
    const order: DemoOrder = {
      invoice,
      isReturn: invoice.isReturn,
      day,
      minute: invoice.minute % 1440,
      totalFen: invoiceTotal(invoice),
      payment: 'cash',
      state: 'done',
      deliveredDay: null,
      check: null,
    }
    account.trading.orders.push(order)
    if (voids.has(invoice)) order.state = 'void'
    else if (order.isReturn) account.takeBack(order)
    else if (course.waiting) order.state = chance.happens(0.5) ? 'filled' : 'signed'
    else if (order.totalFen > 0) year.order(order)
  }
  year.enter(time.last)
  year.passUntil(time.last + 1)
  account.trading.overdueFen = account.overdueFen(time.last)
  account.trading.seen = account.view(time.last)
  account.trading.next = year.lineFor(time.later(time.month(time.last), 1), time.last)
  return account.trading
}
