import { type BusinessDate, dateIn } from './dates'
import { env } from './env'

/** The business time zone (IANA). */
export function businessZone(): string {
  return env().BUSINESS_ZONE
}

/** The only reader of time. `CLOCK_AT` freezes it for tests and demonstrations, never in production mode. */
export function now(): Date {
  const frozen = env().CLOCK_AT
  return frozen ? new Date(frozen) : new Date()
}

/** Today in the business time zone. */
export function today(): BusinessDate {
  return dateIn(businessZone(), now())
}

/** Making a formatter costs fifty times what using it does. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: string, shows: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const zone = businessZone()
  const key = [locale, zone, ...Object.keys(shows)].join(' ')
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone: zone, ...shows })
  formatters.set(key, known)
  return known
}

const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** `09:44` in the business zone. */
export function clockTime(iso: string): string {
  return formatter('zh-CN', TIME).format(new Date(iso))
}

/** `11-22 16:30` in the business zone. */
export function dayAndTime(iso: string): string {
  const parts = formatter('en-CA', { month: '2-digit', day: '2-digit', ...TIME }).formatToParts(new Date(iso))
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return `${of('month')}-${of('day')} ${of('hour')}:${of('minute')}`
}

/** `2026-11-22 16:30` in the business zone. */
export function stampTime(iso: string): string {
  const year = formatter('en-CA', { year: 'numeric' }).format(new Date(iso))
  return `${year}-${dayAndTime(iso)}`
}
