import { type Described, type MatchFacts, matchFactsOf } from './match-facts'
import type { NameParts } from './name-parts'
import { withOneOut } from './text-distance'

/** A key longer than this would be met by chance as seldom as it is useful. */
const LONGEST_BRAND = 12

function nameKeys(parts: NameParts): string[] {
  const { core, brand, sound, words, full } = parts
  if (core === '') return full === '' ? [] : [`n:${full}`]
  if (words.length > 0) return latinKeys(parts)
  const keys = [`n:${core}`]
  if (sound !== '') keys.push(`y:${sound}`)
  if ([...brand].length >= 2) keys.push(`b:${brand}`)
  const letters = [...core]
  // One wrong character: both names, each with that character taken out, are the same text.
  if (letters.length >= 3 && letters.length <= LONGEST_BRAND)
    keys.push(...withOneOut(core).map((rest) => `o:${rest}`), `o:${core}`)
  if (letters.length >= 4) keys.push(`s:${[...core].sort().join('')}`)
  return keys
}

/** Pairs of the longest words: names that share two telling words meet. */
function latinKeys({ words }: NameParts): string[] {
  const telling = [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, 4)
  const pairs = telling.flatMap((one, at) =>
    telling.slice(at + 1).map((other) => `q:${[one, other].sort().join(' ')}`),
  )
  return [`n:${words.join(' ')}`, ...pairs]
}

/**
 * The texts under which a firm meets those it may be the same as: two records are compared only when they share one.
 * Prefix: t tax number, p telephone, w website, m mail, h house, n name, y sound, b brand, o one character out, s
 * characters in order, q two words.
 */
export function blockingKeysOf(firm: MatchFacts): string[] {
  const keys = new Set<string>()
  if (firm.taxNumber) keys.add(`t:${firm.taxNumber}`)
  if (firm.phone) keys.add(`p:${firm.phone}`)
  for (const host of firm.hosts) keys.add(`w:${host}`)
  for (const mail of firm.mails) keys.add(`m:${mail}`)
  if (firm.house) keys.add(`h:${firm.house.street} ${firm.house.number}`)
  for (const name of [firm.name, ...firm.former, ...(firm.short ? [firm.short] : [])])
    for (const key of nameKeys(name)) keys.add(key)
  return [...keys]
}

/** A key as a number of 53 bits, as the index holds it. Two keys of one number only cost a comparison. */
export function keyNumberOf(key: string): number {
  let low = 0xdeadbeef
  let high = 0x41c6ce57
  for (let at = 0; at < key.length; at++) {
    const code = key.charCodeAt(at)
    low = Math.imul(low ^ code, 2654435761)
    high = Math.imul(high ^ code, 1597334677)
  }
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  return 4294967296 * (2097151 & high) + (low >>> 0)
}

/** Numbers of the keys a firm is found by. */
export function keyNumbersOf(firm: Described): number[] {
  return [...new Set(blockingKeysOf(matchFactsOf(firm)).map(keyNumberOf))]
}
