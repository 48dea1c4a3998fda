const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** The check character of the first 17 of a unified social credit code (GB 32100: weights 3^i mod 31). */
export function creditCodeCheck(first17: string): string {
  let sum = 0
  let weight = 1
  for (const c of first17) {
    sum += ALPHABET.indexOf(c) * weight
    weight = (weight * 3) % 31
  }
  return ALPHABET[(31 - (sum % 31)) % 31]!
}

export type TaxNumberFault = 'not-tax-number' | 'tax-number-check'

/** Upper case without spaces and separators, the way it is stored. */
export function tidyTaxNumber(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
}

/**
 * What is wrong with a tax number, null when nothing: 18 characters of a unified social credit code with its
 * check character (GB 32100), or an old one of 15 (six digits of the place, nine of the organisation code).
 */
export function taxNumberFault(code: string): TaxNumberFault | null {
  if (/^\d{6}[0-9A-Z]{9}$/.test(code)) return null
  if (code.length !== 18 || [...code].some((c) => !ALPHABET.includes(c))) return 'not-tax-number'
  return creditCodeCheck(code.slice(0, 17)) === code[17] ? null : 'tax-number-check'
}
