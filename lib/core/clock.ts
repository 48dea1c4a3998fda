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
