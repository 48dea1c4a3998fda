import { housesAre } from './contact-parts'
import type { MatchFacts } from './match-facts'
import { type NameLikeness, nameLikenessOf, type NameReason } from './name-likeness'
import type { NameParts } from './name-parts'

/** Why two records may mean one firm, or why they may not. The sentences are in the catalogue `duplicates`. */
export const matchReasons = [
  'tax-number',
  'name',
  'core-name',
  'former-name',
  'short-name',
  'same-sound',
  'one-character',
  'word-order',
  'name-part',
  'similar-name',
  'phone',
  'website',
  'email',
  'address',
  'other-tax-number',
  'other-place',
  'other-address',
] as const
export type MatchReason = (typeof matchReasons)[number]

export type Verdict = 'same' | 'likely' | 'possible' | 'different'
export type Likeness = {
  /** 0 (nothing in common) to 100 (the same firm before the law). */
  score: number
  verdict: Verdict
  because: MatchReason[]
}

/** From which score a pair is shown, and from which it is likely. */
export type DuplicateSettings = { possibleFrom: number; likelyFrom: number }

/** Points of facts beside the name; together they make a pair of unlike names at most possible. */
const POINTS = { phone: 24, website: 18, email: 14, address: 30 } as const

/** A different house speaks against a pair, unless its full Chinese name is one: that is given once in a place. */
const OTHER_HOUSE = 10

type Named = Omit<NameLikeness, 'because'> & { because: NameReason | 'former-name' | 'short-name' | null }

/** The best agreement over all names both ever had. */
function bestName(a: MatchFacts, b: MatchFacts): Named {
  let best: Named = nameLikenessOf(a.name, b.name)
  const take = (one: NameParts, other: NameParts, because: 'former-name' | 'short-name', loss: number) => {
    const found = nameLikenessOf(one, other)
    const points = found.points - loss
    if (points > best.points && found.points >= 60) best = { ...found, points, because }
  }
  for (const former of a.former) take(former, b.name, 'former-name', 2)
  for (const former of b.former) take(a.name, former, 'former-name', 2)
  for (const one of a.former) for (const other of b.former) take(one, other, 'former-name', 8)
  if (a.short) take(a.short, b.name, 'short-name', 10)
  if (b.short) take(a.name, b.short, 'short-name', 10)
  return best
}

function isLawfulName(a: MatchFacts, b: MatchFacts, { because, otherPlace }: Named): boolean {
  return because === 'name' && !otherPlace && a.name.words.length + b.name.words.length === 0
}

function shares(one: readonly string[], other: readonly string[]): boolean {
  return one.some((value) => other.includes(value))
}

/**
 * How likely two records mean one firm. The same tax number settles it; two different ones are two firms before the
 * law, so such a pair is never more than possible. Otherwise the names count up to 86 points and a common telephone,
 * website, e-mail domain or house what they are worth. It does not matter which comes first.
 */
export function likenessOf(a: MatchFacts, b: MatchFacts, settings: DuplicateSettings): Likeness {
  if (a.taxNumber !== '' && a.taxNumber === b.taxNumber)
    return { score: 100, verdict: 'same', because: ['tax-number'] }
  const name = bestName(a, b)
  const because: MatchReason[] = name.because && name.points > 0 ? [name.because] : []
  let points = name.points
  const count = (reason: keyof typeof POINTS, is: boolean) => {
    if (!is) return
    because.push(reason)
    points += POINTS[reason]
  }
  count('phone', a.phone !== null && a.phone === b.phone)
  count('website', shares(a.hosts, b.hosts))
  count('email', shares(a.mails, b.mails))
  const house = housesAre(a.house, b.house)
  count('address', house === 'same')
  if (house === 'other' && name.because) {
    because.push('other-address')
    points -= isLawfulName(a, b, name) ? 0 : OTHER_HOUSE
  }
  if (name.otherPlace && name.because) because.push('other-place')
  const twoFirms = a.taxNumber !== '' && b.taxNumber !== ''
  if (twoFirms) because.push('other-tax-number')
  const most = twoFirms ? settings.likelyFrom - 1 : 99
  const score = Math.max(0, Math.min(points, most))
  return { score, verdict: verdictOf(score, settings), because }
}

function verdictOf(score: number, { possibleFrom, likelyFrom }: DuplicateSettings): Verdict {
  if (score >= likelyFrom) return 'likely'
  return score >= possibleFrom ? 'possible' : 'different'
}
