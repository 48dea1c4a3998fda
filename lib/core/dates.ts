import { Temporal } from 'temporal-polyfill'

/** A business date `YYYY-MM-DD` in the business time zone. Never a JS Date. */
export type BusinessDate = string & { readonly __date: unique symbol }
/** A business month `YYYY-MM`. */
export type Month = string & { readonly __month: unique symbol }

const DAY = 86_400_000

/** Checks and brands `YYYY-MM-DD` from the year 1000 on; throws RangeError on any other text and on a date that does not exist. */
export function businessDate(text: string): BusinessDate {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) throw new RangeError(`not a date: ${text}`)
  return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as BusinessDate
}

/** Checks and brands `YYYY-MM` from the year 1000 on; throws RangeError on anything else. */
export function month(text: string): Month {
  if (!/^[1-9]\d{3}-\d{2}$/.test(text)) throw new RangeError(`not a month: ${text}`)
  return Temporal.PlainYearMonth.from(text, { overflow: 'reject' }).toString() as Month
}

type KnownDay = { date: BusinessDate; from: number; until: number }

/** Days found, by zone and the UTC days they touch: the calendar is slow, and the rows of a page share a few days. */
const knownDays = new Map<string, KnownDay[]>()
const MOST_KNOWN = 1000

/** The day a moment falls on in `zone` (IANA name). */
export function dateIn(zone: string, instant: Date): BusinessDate {
  const at = instant.getTime()
  const key = `${zone} ${Math.floor(at / DAY)}`
  const known = knownDays.get(key) ?? []
  const found = known.find(({ from, until }) => at >= from && at < until)
  if (found) return found.date
  const day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
  const date = day.toString() as BusinessDate
  const [from, until] = [day, day.add({ days: 1 })].map((one) => one.toZonedDateTime(zone).epochMilliseconds)
  if (knownDays.size >= MOST_KNOWN) knownDays.clear()
  knownDays.set(key, [...known, { date, from: from!, until: until! }])
  return date
}

/** The first moment of a business date in `zone`. */
export function startOf(date: BusinessDate, zone: string): Date {
  return new Date(Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds)
}

// Whole days are plain arithmetic on UTC midnights: forty times faster than a calendar, and sweeps do it by the million.
export function addDays(date: BusinessDate, days: number): BusinessDate {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10) as BusinessDate
}

/** Same day n months on; the last day of the month where that day does not exist (01-31 + 1 → 02-28). */
export function addMonths(date: BusinessDate, months: number): BusinessDate {
  return Temporal.PlainDate.from(date).add({ months }).toString() as BusinessDate
}

export function monthOf(date: BusinessDate): Month {
  return date.slice(0, 7) as Month
}

export function plusMonths(m: Month, months: number): Month {
  const at = Number(m.slice(0, 4)) * 12 + Number(m.slice(5)) - 1 + months
  // Four digits of a year are plain arithmetic.
  if (Number.isInteger(at) && at >= 12_000 && at < 120_000)
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}` as Month
  return Temporal.PlainYearMonth.from(m).add({ months }).toString() as Month
}

export function firstDay(m: Month): BusinessDate {
  return `${m}-01` as BusinessDate
}

export function lastDay(m: Month): BusinessDate {
  const ym = Temporal.PlainYearMonth.from(m)
  return ym.toPlainDate({ day: ym.daysInMonth }).toString() as BusinessDate
}

export function dayOfMonth(date: BusinessDate): number {
  return Number(date.slice(8, 10))
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: BusinessDate, to: BusinessDate): number {
  return (Date.parse(to) - Date.parse(from)) / DAY
}

/** Whole years from `from` to `to` (e.g. years in business). */
export function yearsBetween(from: BusinessDate, to: BusinessDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'year' }).years
}

/** Quarter of a date as `2026-Q4`. */
export function quarterOf(date: BusinessDate): string {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`
}

/** The week of a date as ISO 8601 counts: from Monday, the first is the one with the year's first Thursday (1 to 53). */
export function weekOf(date: BusinessDate): number {
  return Temporal.PlainDate.from(date).weekOfYear!
}

/**
 * What a person types → a date: `20261122`, `2026-11-22`, `2026/11/22`, `2026年11月22日`, `11-22`, 今天, 明天, 昨天.
 * Returns null when it is no date. `today` completes short forms.
 */
export function parseDate(typed: string, today: BusinessDate): BusinessDate | null {
  const text = typed.normalize('NFKC').trim()
  const words: Record<string, number> = { 今天: 0, 明天: 1, 昨天: -1 }
  if (Object.hasOwn(words, text)) return addDays(today, words[text]!)
  const full = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  const short = /^(\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  const parts =
    compact?.slice(1) ?? full?.slice(1) ?? (short ? [today.slice(0, 4), short[1], short[2]] : null)
  if (!parts) return null
  const [y, m, d] = parts.map(Number) as [number, number, number]
  try {
    return Temporal.PlainDate.from(
      { year: y, month: m, day: d },
      { overflow: 'reject' },
    ).toString() as BusinessDate
  } catch {
    return null
  }
}
