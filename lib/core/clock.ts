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

/** `09:44` in the business zone. */
export function clockTime(iso: string): string {
  return new Intl.DateTimeFormat('zh-CN', {
    timeZone: businessZone(),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(iso))
}

/** `11-22 16:30` in the business zone. */
export function dayAndTime(iso: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: businessZone(),
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(iso))
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return `${of('month')}-${of('day')} ${of('hour')}:${of('minute')}`
}

/** `2026-11-22 16:30` in the business zone. */
export function stampTime(iso: string): string {
  const year = new Intl.DateTimeFormat('en-CA', { timeZone: businessZone(), year: 'numeric' }).format(
    new Date(iso),
  )
  return `${year}-${dayAndTime(iso)}`
}
