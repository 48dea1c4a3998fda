import {
  addDays,
  addMonths,
  type BusinessDate,
  dateIn,
  daysBetween,
  type Month,
  plusMonths,
  startOf,
} from '@/lib/core/dates'
import { LAST_DAY_OFFSET } from './trade-history'

const DAY = 86_400_000
/** Minute of the day by which the source has written its last invoice (12:50), and a little after. */
const LAST_MINUTE = 771

/** Days counted from the first invoice day; the last invoice day falls on the anchor day. */
export type Timeline = {
  now: Date
  today: BusinessDate
  /** Index of today. */
  last: number
  date(day: number): BusinessDate
  month(day: number): Month
  /** First day index of a month; may lie before 0 or after `last`. */
  firstDayOf(month: Month): number
  /** The same day six months before a day. */
  halfYearBefore(day: number): BusinessDate
  /** The month `count` months later (earlier when negative). */
  later(month: Month, count: number): Month
  dayOf(date: BusinessDate): number
  /** A moment on a day. On the anchor day nothing lies after `now`: what would is drawn together before it. */
  moment(day: number, minute: number): Date
}

/** Shifts the source so that its last invoice day is the day of `now` in `zone`. */
export function timelineEndingAt(now: Date, zone: string): Timeline {
  const today = dateIn(zone, now)
  const first = addDays(today, -LAST_DAY_OFFSET)
  const firstUtc = Date.parse(`${first}T00:00:00Z`)
  const dates = new Map<number, BusinessDate>()
  const starts = new Map<number, number>()
  const firsts = new Map<Month, number>()
  const months = new Map<string, Month>()
  const halves = new Map<number, BusinessDate>()
  const date = (day: number): BusinessDate => {
    let text = dates.get(day)
    if (!text)
      dates.set(day, (text = new Date(firstUtc + day * DAY).toISOString().slice(0, 10) as BusinessDate))
    return text
  }
  const start = (day: number): number => {
    let at = starts.get(day)
    if (at === undefined) starts.set(day, (at = startOf(date(day), zone).getTime()))
    return at
  }
  const minutesToday = (now.getTime() - start(LAST_DAY_OFFSET)) / 60_000
  const squeeze = Math.min(1, Math.max(0, minutesToday - 1) / LAST_MINUTE)
  return {
    now,
    today,
    last: LAST_DAY_OFFSET,
    date,
    month: (day) => date(day).slice(0, 7) as Month,
    dayOf: (on) => daysBetween(first, on),
    firstDayOf(month) {
      let day = firsts.get(month)
      if (day === undefined) firsts.set(month, (day = daysBetween(first, `${month}-01` as BusinessDate)))
      return day
    },
    halfYearBefore(day) {
      let before = halves.get(day)
      if (!before) halves.set(day, (before = addMonths(date(day), -6)))
      return before
    },
    later(month, count) {
      const key = `${month}${count}`
      let other = months.get(key)
      if (!other) months.set(key, (other = plusMonths(month, count)))
      return other
    },
    moment(day, minute) {
      const at =
        start(day) +
        Math.round((day === LAST_DAY_OFFSET ? Math.min(minute, LAST_MINUTE) * squeeze : minute) * 60_000)
      return new Date(day > LAST_DAY_OFFSET ? at : Math.min(at, now.getTime()))
    },
  }
}
