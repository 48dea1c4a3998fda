import { readingOf } from '../../rules/search-columns'
import type { NameParts } from './name-parts'
import { placesAre } from './regions'
import { isOneDeedAway, isReordered, shareOfPairs } from './text-distance'

/** How two names are alike, the strongest reason first. */
export type NameReason =
  'name' | 'core-name' | 'same-sound' | 'one-character' | 'word-order' | 'name-part' | 'similar-name'

export type NameLikeness = { points: number; because: NameReason | null; otherPlace: boolean }

/** Points of a full agreement of names: enough to be likely the same firm. */
const EQUAL = 86
/** Points of names that differ by one character, by the number of characters: the shorter, the more firms lie that near. */
const ONE_CHARACTER = [0, 0, 20, 34, 55, 62, 68, 72, 76, 78]
/** Firms of two places that share their name are most often two firms. */
const OTHER_PLACE = 26
/** Names of two characters are shared by too many firms to be sure without their place. */
const SHORT_NAME = 74
/** Names alike within one place are less often chance. */
const SAME_PLACE = 10

const none: NameLikeness = { points: 0, because: null, otherPlace: false }

/** How alike two names are, 0 to 86 points. It does not matter which comes first. */
export function nameLikenessOf(a: NameParts, b: NameParts): NameLikeness {
  if (a.full === '' || b.full === '') return none
  if (a.words.length > 0 && b.words.length > 0) return latinLikeness(a, b)
  const places = placesAre(a.places, b.places)
  const otherPlace = places === 'other'
  if (a.full === b.full) return { points: EQUAL, because: 'name', otherPlace }
  const found = hanLikeness(a, b)
  const points = found.points + (places === 'same' ? SAME_PLACE : 0) - (otherPlace ? OTHER_PLACE : 0)
  return { ...found, points: found.points === 0 ? 0 : Math.max(0, Math.min(points, EQUAL - 1)), otherPlace }
}

const HAN_ONLY = /^\p{Script=Han}+$/u

const spoken = new Map<string, boolean>()

/** Has this character a reading? Rare ones have none, and are often left out in writing: 华兴𠮷 and 华兴. */
function isSpoken(letter: string): boolean {
  const known = spoken.get(letter) ?? readingOf(letter).pinyin !== ''
  spoken.set(letter, known)
  return known
}

/** Of Chinese characters, one a syllable, only as many can sound the same: 西安 does not sound like 先. */
function soundsAlike(a: NameParts, b: NameParts): boolean {
  if (HAN_ONLY.test(a.core) && HAN_ONLY.test(b.core)) {
    const [one, other] = [a, b].map(({ core }) => [...core].filter(isSpoken).length)
    if (one !== other) return false
  }
  return a.sound !== '' && a.sound === b.sound
}

function hanLikeness(a: NameParts, b: NameParts): Omit<NameLikeness, 'otherPlace'> {
  const length = Math.min([...a.core].length, [...b.core].length)
  if (a.core === b.core) return { points: length >= 3 ? 84 : SHORT_NAME, because: 'core-name' }
  if (soundsAlike(a, b)) return { points: soundEqual(a, b, length), because: 'same-sound' }
  if (isReordered(a.core, b.core)) return { points: length >= 4 ? 76 : 50, because: 'word-order' }
  if (isOneDeedAway(a.core, b.core) || isOneDeedAway(a.full, b.full))
    return { points: oneCharacter(a, b), because: 'one-character' }
  const part = partOf(a, b)
  const share = Math.round(shareOfPairs(a.core, b.core) * 70)
  if (part >= share && part > 0) return { points: part, because: 'name-part' }
  return { points: share, because: share >= 40 ? 'similar-name' : null }
}

/** Names that sound the same: one other character is a slip of typing, several are most often another firm. */
function soundEqual(a: NameParts, b: NameParts, length: number): number {
  if (!isOneDeedAway(a.core, b.core)) return 72
  return length >= 4 ? 80 : length === 3 ? 74 : 60
}

function oneCharacter(a: NameParts, b: NameParts): number {
  const length = Math.max([...a.core].length, [...b.core].length)
  const points = ONE_CHARACTER[Math.min(length, ONE_CHARACTER.length - 1)] ?? 0
  // The trade (医药, 科技) differs only by one character: the brand is the same.
  return a.brand === b.brand ? Math.max(points, 60) : points
}

/** One name is the other with something more: 澄麓医药 and 澄麓医药批发. */
function partOf(a: NameParts, b: NameParts): number {
  const [short, long] = a.core.length <= b.core.length ? [a, b] : [b, a]
  const brand = [...short.brand].length
  if (short.brand === long.brand && brand >= 2)
    return long.core.startsWith(short.core) ? 58 + 4 * Math.min(brand, 4) : 40 + 4 * Math.min(brand, 4)
  if (short.core.length >= 4 && long.core.includes(short.core)) return 60
  return 0
}

/** Words that most organisations of a kind carry. */
const COMMON = new Set(
  'center centre group international services service association society institute school schools academy foundation house child children care day learning development community public education educational early childhood family program academic elementary preschool kids'.split(
    ' ',
  ),
)

function weightOf(word: string): number {
  return COMMON.has(word) ? 0.25 : /^\d+$/.test(word) ? 0.6 : word.length < 3 ? 0.4 : 1
}

/** Do two words mean the same: equal, one typing mistake in a long one, or one the beginning of the other. */
function sameWord(one: string, other: string): boolean {
  if (one === other) return true
  const shorter = Math.min(one.length, other.length)
  if (shorter >= 5 && isOneDeedAway(one, other)) return true
  return shorter >= 3 && (one.startsWith(other) || other.startsWith(one))
}

function latinLikeness(a: NameParts, b: NameParts): NameLikeness {
  if (a.full === b.full || a.core === b.core) return { points: EQUAL, because: 'name', otherPlace: false }
  if (a.words.join(' ') === b.words.join(' '))
    return { points: EQUAL - 2, because: 'word-order', otherPlace: false }
  const total = (words: readonly string[]) => words.reduce((sum, word) => sum + weightOf(word), 0)
  const shared = (of: readonly string[], among: readonly string[]) =>
    total(of.filter((word) => among.some((other) => sameWord(word, other))))
  const [left, right] = [total(a.words), total(b.words)]
  const both = Math.min(shared(a.words, b.words), shared(b.words, a.words))
  const whole = (2 * both) / (left + right)
  const within = both / Math.min(left, right)
  const certain = Math.min(1, both / 2)
  const points = Math.round(80 * (0.6 * whole + 0.4 * within * certain))
  const because: NameReason | null =
    points >= 40 ? 'similar-name' : within >= 0.8 && both >= 0.9 ? 'name-part' : null
  return { points: Math.min(points, EQUAL - 6), because, otherPlace: false }
}
