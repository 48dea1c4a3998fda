import {
  addDays,
  type BusinessDate,
  dayOfMonth,
  firstDay,
  lastDay,
  monthOf,
  plusMonths,
} from '@/lib/core/dates'
import { fen, type Fen, ZERO } from '@/lib/core/money'

/** What was delivered on a day. */
export type DaySales = { day: BusinessDate; amountFen: Fen }

/** The sales of a month so far beside the month before; each list adds up from the first of the month, a figure a day. */
export type SalesCurve = {
  /** From the first until today. */
  now: Fen[]
  /** The whole month before. */
  before: Fen[]
  soldFen: Fen
  /** Until the same day of the month before; its last day where it has no such day. */
  sameDayFen: Fen
  beforeFen: Fen
  /** Days of this month. */
  days: number
  /** How much of this month's days has passed, today counted, in tenths of a per cent. */
  passedPerMille: number
}

/** The first day whose sales the curve of `today` needs. */
export function curveFrom(today: BusinessDate): BusinessDate {
  return firstDay(plusMonths(monthOf(today), -1))
}

function addedUp(from: BusinessDate, days: number, sales: ReadonlyMap<string, Fen>): Fen[] {
  let sum = ZERO
  return Array.from({ length: days }, (_, at) => {
    sum = fen(sum + (sales.get(addDays(from, at)) ?? ZERO))
    return sum
  })
}

/** The curve of the month of `today` (R-W02 compares with the same days of the month before). */
export function salesCurve(sales: readonly DaySales[], today: BusinessDate): SalesCurve {
  const byDay = new Map<string, Fen>()
  for (const { day, amountFen } of sales) byDay.set(day, fen((byDay.get(day) ?? ZERO) + amountFen))
  const month = monthOf(today)
  const earlier = plusMonths(month, -1)
  const day = dayOfMonth(today)
  const now = addedUp(firstDay(month), day, byDay)
  const before = addedUp(firstDay(earlier), dayOfMonth(lastDay(earlier)), byDay)
  const days = dayOfMonth(lastDay(month))
  return {
    now,
    before,
    soldFen: now.at(-1)!,
    sameDayFen: before[Math.min(day, before.length) - 1]!,
    beforeFen: before.at(-1)!,
    days,
    passedPerMille: Math.round((day / days) * 1000),
  }
}
