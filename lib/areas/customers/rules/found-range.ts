import { pinyin } from 'pinyin-pro'
import { searchText } from './search-columns'

export type FoundRange = { from: number; to: number }

type Letter = { at: number; end: number; sound: string }

/** The characters of a name, each with its reading; Latin letters and digits read as themselves. */
function lettersOf(name: string): Letter[] {
  const characters = [...name]
  const sounds = pinyin(name, { toneType: 'none', type: 'array', v: true, nonZh: 'spaced' })
  let at = 0
  return characters.map((character, nth) => {
    const letter = {
      at,
      end: at + character.length,
      sound: (sounds[nth] ?? '').toLowerCase().replace(/[^a-z0-9]/g, ''),
    }
    at = letter.end
    return letter
  })
}

/** From letter `start` on, how many letters the typed text takes; null where it does not fit. */
function takenBy(
  letters: readonly Letter[],
  start: number,
  typed: string,
  sayOf: (letter: Letter) => string,
): number | null {
  let rest = typed
  for (let at = start; at < letters.length; at++) {
    const said = sayOf(letters[at]!)
    if (said === '') continue
    if (said.startsWith(rest)) return at + 1
    if (!rest.startsWith(said)) return null
    rest = rest.slice(said.length)
  }
  return null
}

/**
 * Which part of a name a typed text found: the text itself, the characters whose pinyin it is, or those whose initials
 * it is. Null where the eye would not see why. Places count in UTF-16 units, as the browser cuts text.
 */
export function foundRange(name: string, typed: string): FoundRange | null {
  const text = searchText(typed)
  if (text === '') return null
  const plain = name.normalize('NFKC').toLowerCase()
  const at = plain.indexOf(text)
  if (at >= 0 && plain.length === name.length) return { from: at, to: at + text.length }
  const letters = text.replace(/[' ]/g, '')
  // Digits alone are no reading: a name that does not show them was found by something else.
  if (!/^[a-z0-9]+$/.test(letters) || !/[a-z]/.test(letters)) return null
  const read = lettersOf(name)
  const faces = [
    (letter: Letter) => letter.sound,
    (letter: Letter) => (/\d/.test(letter.sound) ? letter.sound : letter.sound.slice(0, 1)),
  ]
  for (const sayOf of faces)
    for (let start = 0; start < read.length; start++) {
      if (sayOf(read[start]!) === '') continue
      const end = takenBy(read, start, letters, sayOf)
      if (end !== null) return { from: read[start]!.at, to: read[end - 1]!.end }
    }
  return null
}
