import { type BusinessDate, lastDay, month, monthOf, plusMonths } from '@/lib/core/dates'
import { fiscalParts } from '@/lib/core/forms/period'
import type { Period } from '@/lib/core/forms/values'

/** A fiscal year (`2025`) or a quarter of one (`2025Q3`); the fiscal year is the calendar year, as the law has it. */
export type FiscalKey = string & { readonly __fiscal: unique symbol }

const KEY = /^(20\d{2})(?:Q([1-4]))?$/

/** Is this text the key of a fiscal year or quarter? */
export function isFiscalKey(text: string): text is FiscalKey {
  return KEY.test(text)
}

/** What was asked for as a key; null when it is none. */
export function fiscalKey(text: string | null | undefined): FiscalKey | null {
  return text && isFiscalKey(text) ? text : null
}

/** Does it name a whole year? */
export function isFiscalYear(key: FiscalKey): boolean {
  return key.length === 4
}

/** Its months, first and last. */
export function fiscalMonths(key: FiscalKey): Period {
  const [, year, quarter] = KEY.exec(key)!
  const from = month(`${year}-${String(quarter ? Number(quarter) * 3 - 2 : 1).padStart(2, '0')}`)
  return { from, to: plusMonths(from, quarter ? 2 : 11) }
}

/** The key of a span of months; null where it is neither a calendar year nor a quarter of one. */
export function fiscalKeyOf(period: Period): FiscalKey | null {
  const parts = fiscalParts(period)
  return parts && fiscalKey(parts.quarter ? `${parts.year}Q${parts.quarter}` : parts.year)
}

/** Whether its last day is behind: nobody has the figures of a period that still runs. */
export function isFiscalOver({ to }: Period, today: BusinessDate): boolean {
  return lastDay(to) < today
}

/** The newest of `keys` before this one that can be compared with it: years with years, quarters with quarters. */
export function fiscalBefore(key: FiscalKey, keys: readonly FiscalKey[]): FiscalKey | null {
  const earlier = keys.filter((one) => isFiscalYear(one) === isFiscalYear(key) && one < key)
  return earlier.toSorted().at(-1) ?? null
}

const YEARS = 5
const QUARTERS = 8

/** Periods offered to be written: the last five years and eight quarters that are over, newest first. */
export function fiscalChoices(today: BusinessDate): { years: FiscalKey[]; quarters: FiscalKey[] } {
  const running = monthOf(today)
  const year = Number(running.slice(0, 4))
  const inQuarter = (Number(running.slice(5)) - 1) % 3
  const lastQuarter = plusMonths(running, -inQuarter - 3)
  return {
    years: Array.from({ length: YEARS }, (_, back) => String(year - 1 - back) as FiscalKey),
    quarters: Array.from({ length: QUARTERS }, (_, back) => {
      const from = plusMonths(lastQuarter, -3 * back)
      return fiscalKeyOf({ from, to: plusMonths(from, 2) })!
    }),
  }
}
