/**
 * How a typed text is looked for, best way first. Each way has one index and one order;
 * a customer found by an earlier way is not found again by a later one.
 */
export type SearchWay =
  | { kind: 'very-name'; text: string; stripped: string }
  | { kind: 'exact'; name: string; stripped: string; code: string }
  | { kind: 'phone-tail'; tail: string }
  | { kind: 'name-prefix'; text: string; pinyin: string }
  | { kind: 'pinyin-prefix'; prefix: string }
  | { kind: 'initials-prefix'; prefix: string }
  | { kind: 'file-prefix'; prefix: string }
  | { kind: 'part'; grams: readonly string[]; text: string }
  | { kind: 'pinyin-part'; part: string }

/** Readings of a typed text the ways are made of. */
export type TypedName = {
  /** NFKC, lower case, trimmed, single spaces. */
  text: string
  /** Without legal suffix and brackets. */
  stripped: string
  pinyin: string
  /** 1- or 2-grams of the text. */
  grams: readonly string[]
}

const HAN = /\p{Script=Han}/u
const LETTERS = /^[a-z' ]+$/
const CODE = /^[a-z0-9][a-z0-9-]*$/

/** The ways a typed text is looked for (Chinese part, pinyin, initials, file and tax number, last four digits). */
export function searchWaysOf(typed: TypedName): SearchWay[] {
  const { text, stripped, grams } = typed
  if (text === '') return []
  const exact: SearchWay = { kind: 'exact', name: text, stripped, code: text.toUpperCase() }
  const part: SearchWay = { kind: 'part', grams, text }
  // With its legal suffix typed, that very name stands before those that only share the rest.
  const very: SearchWay[] = stripped && stripped !== text ? [{ kind: 'very-name', text, stripped }] : []
  if (HAN.test(text)) return [...very, exact, { kind: 'name-prefix', text, pinyin: typed.pinyin }, part]
  const letters = text.replace(/[' ]/g, '')
  const ways: SearchWay[] = [exact]
  if (/^\d{4}$/.test(text)) ways.push({ kind: 'phone-tail', tail: text })
  if (LETTERS.test(text) && letters) {
    ways.push({ kind: 'pinyin-prefix', prefix: letters })
    if (letters.length > 1) ways.push({ kind: 'initials-prefix', prefix: letters })
  }
  if (CODE.test(text) && text.length > 1) ways.push({ kind: 'file-prefix', prefix: text.toUpperCase() })
  ways.push(part)
  if (LETTERS.test(text) && letters.length > 2) ways.push({ kind: 'pinyin-part', part: letters })
  return ways
}
