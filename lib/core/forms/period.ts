import { month, plusMonths, type Month } from '../dates'
import type { Period } from './values'

function monthOrNull(text: string): Month | null {
  try {
    return month(text)
  } catch {
    return null
  }
}

/** `2026-7`, `2026/07`, `202607`, `2026年7月` → a month; null when it is none. */
export function parseMonth(typed: string): Month | null {
  const m = /^(\d{4})[-/.年]?(\d{1,2})月?$/.exec(typed.normalize('NFKC').trim())
  return m ? monthOrNull(`${m[1]}-${m[2]!.padStart(2, '0')}`) : null
}

/** From the first month of a span of `months`; null outside the calendar. */
function spanFrom(year: string, first: number, months: number): Period | null {
  const from = monthOrNull(`${year}-${String(first).padStart(2, '0')}`)
  return from && { from, to: plusMonths(from, months - 1) }
}

/**
 * `2026`, `2026年`, `2026Q3`, `2026年第3季度`, `2026年上半年`, `2026-07`, `2026-07 至 2026-09`, `2026年7月至9月` → a period.
 * Null when it is none or ends before it begins.
 */
export function parsePeriod(typed: string): Period | null {
  const text = typed.normalize('NFKC').replace(/\s/g, '')
  const year = /^(\d{4})年?$/.exec(text)
  if (year) return spanFrom(year[1]!, 1, 12)
  const half = /^(\d{4})年?(?:H([12])|(上|下)半年)$/i.exec(text)
  if (half) return spanFrom(half[1]!, half[2] === '1' || half[3] === '上' ? 1 : 7, 6)
  const quarter = /^(\d{4})[-年]?(?:Q([1-4])|第?([1-4一二三四])季度?)$/i.exec(text)
  if (quarter) {
    const n = quarter[2] ?? quarter[3]!
    return spanFrom(quarter[1]!, (('一二三四'.indexOf(n) + 1 || Number(n)) - 1) * 3 + 1, 3)
  }
  const [first, second, ...rest] = text.split(/至|到|~|—|–/)
  if (rest.length > 0 || first === undefined) return null
  const from = parseMonth(first)
  if (!from || second === undefined) return from && { from, to: from }
  const to = parseMonth(/^\d{1,2}月$/.test(second) ? `${from.slice(0, 4)}-${second.slice(0, -1)}` : second)
  return to && to >= from ? { from, to } : null
}

/** Which calendar year it is, and which quarter of it where it is one; null where it is neither. */
export function fiscalParts({ from, to }: Period): { year: string; quarter: number | null } | null {
  const [year, first] = [from.slice(0, 4), Number(from.slice(5))]
  if (first === 1 && to === plusMonths(from, 11)) return { year, quarter: null }
  return first % 3 === 1 && to === plusMonths(from, 2) ? { year, quarter: (first + 2) / 3 } : null
}

/** `2026-07` for one month, `2026-07 至 2026-09` for more, `until` in the reader's words; reads back with `parsePeriod`. */
export function formatPeriod({ from, to }: Period, until = ' 至 '): string {
  return from === to ? from : `${from}${until}${to}`
}
