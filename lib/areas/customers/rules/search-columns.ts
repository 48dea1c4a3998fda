import { pinyin } from 'pinyin-pro'
import type { TypedName } from '../search/rules/search-ways'

/** Text as it is compared and searched: NFKC, lower case, single blanks, trimmed. */
export function searchText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

const LEGAL =
  /(股份有限公司|有限责任公司|有限公司|集团公司|总公司|分公司|公司|集团|co\.?,? ?ltd\.?|inc\.?|corp\.?|llc)$/

/** A name without legal suffix, blanks and marks; what stands in brackets stays unless it only says 集团. Equal means very likely the same firm. */
export function strippedName(name: string): string {
  let rest = searchText(name)
    .replace(/\((?:集团|控股)\)/g, '')
    .replace(/[\s()[\]【】〔〕《》"'“”‘’·,，.。、&\-—_/]/g, '')
  for (
    let shorter = rest.replace(LEGAL, '');
    shorter !== rest && shorter !== '';
    shorter = rest.replace(LEGAL, '')
  )
    rest = shorter
  return rest
}

type Reading = { pinyin: string; initials: string }

/** How a firm's name is read: syllables without tone, Latin letters and digits as they stand. Never with readings of family names. */
export function readingOf(name: string): Reading {
  const parts = pinyin(searchText(name), { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
  const syllables = parts.map((part) => part.toLowerCase().replace(/[^a-z0-9]/g, '')).filter(Boolean)
  return {
    pinyin: syllables.join(''),
    initials: syllables.map((part) => (/\d/.test(part) ? part : part[0])).join(''),
  }
}

/** 1- and 2-grams of a text, blanks dividing it. */
export function gramsOf(text: string): string[] {
  const grams = new Set<string>()
  for (const word of searchText(text).split(' ')) {
    const letters = [...word]
    letters.forEach((letter, at) => {
      grams.add(letter)
      const next = letters[at + 1]
      if (next !== undefined) grams.add(letter + next)
    })
  }
  return [...grams]
}

/** What is stored beside a customer so that it is found. */
export type SearchColumns = {
  namePinyin: string
  nameInitials: string
  nameStripped: string
  grams: string[]
  phoneTail: string | null
}

type Searched = {
  name: string
  shortName: string | null
  fileNumber: string
  taxNumber: string | null
  phone: string | null
  /** Names it had before. */
  formerNames?: readonly string[]
}

/** The last four digits of a telephone number, its extension left out. */
export function phoneTailOf(phone: string | null): string | null {
  const digits = (phone ?? '')
    .replace(/-\d{1,6}$/, (tail) => (tail.length > 7 ? tail : ''))
    .replace(/\D/g, '')
  return digits.length >= 4 ? digits.slice(-4) : null
}

/** The search columns of a customer. */
export function searchColumnsOf(customer: Searched): SearchColumns {
  const { name, shortName, fileNumber, taxNumber } = customer
  const phoneTail = phoneTailOf(customer.phone)
  const reading = readingOf(name)
  const searched = [name, shortName, fileNumber, taxNumber, phoneTail, ...(customer.formerNames ?? [])]
    .filter(Boolean)
    .join(' ')
  return {
    namePinyin: reading.pinyin || searchText(name),
    nameInitials: reading.initials,
    nameStripped: strippedName(name),
    grams: gramsOf(searched),
    phoneTail,
  }
}

/** Two customers with the same key are very likely one firm. */
export function duplicateKeyOf(name: string): string {
  return strippedName(name) || searchText(name)
}

/** The grams a text must share: all pairs, or the single character. */
function neededGrams(text: string): string[] {
  return [
    ...new Set(
      text.split(' ').flatMap((word) => {
        const letters = [...word]
        return letters.length === 1
          ? letters
          : letters.slice(0, -1).map((letter, at) => letter + letters[at + 1]!)
      }),
    ),
  ]
}

/** A typed search as the ways of searching need it. */
export function typedName(typed: string): TypedName {
  const text = searchText(typed)
  return { text, stripped: strippedName(text), pinyin: readingOf(text).pinyin, grams: neededGrams(text) }
}
