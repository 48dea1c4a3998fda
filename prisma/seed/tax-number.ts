import { creditCodeCheck } from '@/lib/core/forms/tax-number'

const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/** GB 11714: check character of the eight characters of an organisation code. */
function organisationCheck(body: string): string {
  const value = (c: string) => (c >= 'A' ? c.charCodeAt(0) - 55 : Number(c))
  const rest = 11 - ([...body].reduce((sum, c, i) => sum + value(c) * ORGANISATION_WEIGHTS[i]!, 0) % 11)
  return rest === 11 ? '0' : rest === 10 ? 'X' : String(rest)
}

/**
 * A unified social credit code that passes the check of GB 32100 and is plainly made up: its organisation part
 * is `MA00` and a running number. `kind` 1 is a company, 2 a sole trader.
 */
export function madeUpTaxNumber(areaCode: string, kind: 1 | 2, running: number): string {
  const organisation = `MA00${String(running).padStart(4, '0')}`
  const body = `9${kind}${areaCode}${organisation}${organisationCheck(organisation)}`
  return body + creditCodeCheck(body)
}
