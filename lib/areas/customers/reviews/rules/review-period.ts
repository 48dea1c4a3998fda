import { type BusinessDate, firstDay, type Month, monthOf, plusMonths } from '@/lib/core/dates'

export type ReviewPeriod = { from: Month; to: Month }

/** Months since the year 0, for counting in steps. */
function indexOf(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
}

/** The last whole period of so many months before a day; periods count from January (R-A03: 如二个月). */
export function periodBefore(day: BusinessDate, months: number): ReviewPeriod {
  const month = monthOf(day)
  const begun = indexOf(month) % months
  const to = plusMonths(month, -begun - 1)
  return { from: plusMonths(to, 1 - months), to }
}

/** The period of the same length before. */
export function earlierPeriod({ from, to }: ReviewPeriod): ReviewPeriod {
  const months = indexOf(to) - indexOf(from) + 1
  return { from: plusMonths(from, -months), to: plusMonths(from, -1) }
}

/** Reviews of a period open on the first day after it. */
export function opensOn({ to }: ReviewPeriod): BusinessDate {
  return firstDay(plusMonths(to, 1))
}
