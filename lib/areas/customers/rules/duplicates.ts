import { parsePhone } from '@/lib/core/forms/phone'
import { tidyTaxNumber } from '@/lib/core/forms/tax-number'
import { gramsOf, strippedName } from './search-columns'

/** What two records are compared by. */
export type Candidate = { name: string; taxNumber: string | null; phone: string | null }

export type Likeness = {
  /** 0 (nothing in common) to 100 (the same firm). */
  score: number
  verdict: 'same' | 'likely' | 'possible' | 'different'
  because: ('tax-number' | 'other-tax-number' | 'name' | 'similar-name' | 'phone')[]
}

/** From which score a pair is shown, and from which it must be confirmed before saving. */
export type DuplicateSettings = { possibleFrom: number; likelyFrom: number }

/** Pairs of characters two stripped names share, 0 to 1 (Dice); 1 only for equal names. */
export function nameSimilarity(a: string, b: string): number {
  const [one, other] = [strippedName(a), strippedName(b)]
  if (one === other) return 1
  const pairs = (name: string) => new Set(gramsOf(name).filter((gram) => [...gram].length === 2))
  const [left, right] = [pairs(one), pairs(other)]
  if (left.size + right.size === 0) return 0
  const shared = [...left].filter((gram) => right.has(gram)).length
  return Math.min((2 * shared) / (left.size + right.size), 0.99)
}

/**
 * How likely two records mean one firm. The same tax number settles it. Otherwise the name counts up to 85 points and
 * a common telephone 25; two different tax numbers are two firms before the law, so such a pair is never more than possible.
 */
export function likenessOf(a: Candidate, b: Candidate, settings: DuplicateSettings): Likeness {
  const [taxA, taxB] = [taxOf(a), taxOf(b)]
  if (taxA && taxA === taxB) return { score: 100, verdict: 'same', because: ['tax-number'] }
  const similarity = nameSimilarity(a.name, b.name)
  const because: Likeness['because'] = []
  if (similarity === 1) because.push('name')
  else if (similarity >= 0.5) because.push('similar-name')
  const phone = a.phone && parsePhone(a.phone)
  const samePhone = phone !== null && phone !== '' && b.phone !== null && phone === parsePhone(b.phone)
  if (samePhone) because.push('phone')
  const points = Math.min(99, Math.round(similarity * 85) + (samePhone ? 25 : 0))
  const twoFirms = taxA !== '' && taxB !== ''
  if (twoFirms) because.push('other-tax-number')
  const score = twoFirms ? Math.min(points, settings.likelyFrom - 1) : points
  return { score, verdict: verdictOf(score, settings), because }
}

function verdictOf(score: number, { possibleFrom, likelyFrom }: DuplicateSettings): Likeness['verdict'] {
  if (score >= likelyFrom) return 'likely'
  return score >= possibleFrom ? 'possible' : 'different'
}

function taxOf({ taxNumber }: Candidate): string {
  return taxNumber ? tidyTaxNumber(taxNumber) : ''
}
