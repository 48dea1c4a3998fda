import { addDays, daysBetween, type BusinessDate } from './dates'

/** What the calendar of the State Council says about single days; all others follow the week. */
export type WorkCalendar = {
  /** Days off beside Saturdays and Sundays. */
  holidays: ReadonlySet<string>
  /** Saturdays and Sundays worked to make up for a holiday (调休). */
  makeUpDays: ReadonlySet<string>
  /** Last year whose holidays are announced; later days are counted by the week alone. */
  confirmedUntilYear: number
}

/** The calendar from its days as they are kept: `holiday` and `make-up-day`. */
export function workCalendar(days: readonly { date: string; kind: string }[]): WorkCalendar {
  const of = (kind: string) => new Set(days.filter((day) => day.kind === kind).map(({ date }) => date))
  return {
    holidays: of('holiday'),
    makeUpDays: of('make-up-day'),
    confirmedUntilYear: Math.max(0, ...days.map(({ date }) => Number(date.slice(0, 4)))),
  }
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(date: BusinessDate): number {
  const sinceMonday = daysBetween('1950-01-02' as BusinessDate, date) % 7
  return ((sinceMonday + 7) % 7) + 1
}

/** Is `date` a working day? */
export function isWorkDay(date: BusinessDate, calendar: WorkCalendar): boolean {
  if (calendar.makeUpDays.has(date)) return true
  return weekdayOf(date) <= 5 && !calendar.holidays.has(date)
}

/** Has the calendar of that day been announced? A due date beyond it may still move. */
export function isConfirmed(date: BusinessDate, calendar: WorkCalendar): boolean {
  return Number(date.slice(0, 4)) <= calendar.confirmedUntilYear
}

/**
 * The n-th working day after `date` (n > 0) or before it (n < 0); the day itself does not count.
 * n = 0 gives `date`, working or not.
 */
export function addWorkDays(date: BusinessDate, n: number, calendar: WorkCalendar): BusinessDate {
  const step = n < 0 ? -1 : 1
  let day = date
  for (let left = Math.abs(n); left > 0;) {
    day = addDays(day, step)
    if (isWorkDay(day, calendar)) left--
  }
  return day
}

/** Working days in (from, to]: what has passed when work given on `from` is back on `to`. Negative when `to` is earlier. */
export function workDaysBetween(from: BusinessDate, to: BusinessDate, calendar: WorkCalendar): number {
  if (to < from) return -workDaysBetween(to, from, calendar)
  let count = 0
  for (let day = from; day < to;) {
    day = addDays(day, 1)
    if (isWorkDay(day, calendar)) count++
  }
  return count
}
