/**
 * Where a typed text stands in a name: the part itself, or as many first characters as a pinyin search could mean.
 * Null when the eye would not see why it was found.
 */
export function foundPart(name: string, search: string): { from: number; to: number } | null {
  const text = search.normalize('NFKC').trim().toLowerCase()
  if (text === '') return null
  const at = name.normalize('NFKC').toLowerCase().indexOf(text)
  if (at >= 0 && name.normalize('NFKC').length === name.length) return { from: at, to: at + text.length }
  const isLetter = /^[a-z]$/.test(text) && /^\p{Script=Han}/u.test(name)
  return isLetter ? { from: 0, to: [...name][0]?.length ?? 1 } : null
}
