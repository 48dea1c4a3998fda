const FOUR = 4

/**
 * The four characters of a name's seal, in reading order (right column first): 沈若溪 → 沈若溪印, two characters
 * take 之印, one takes 之印章, four stand alone, longer names keep their first three and 印. Dots and spaces in a
 * name are dropped; a Latin name gives its initials.
 */
export function sealCharacters(name: string): string {
  const latin = name.match(/\b\p{Script=Latin}/gu)
  const kept = /\p{Script=Han}/u.test(name)
    ? [...name].filter((character) => !/[\s\u3000·•.・]/u.test(character))
    : (latin ?? [...name.trim()]).slice(0, 2).map((letter) => letter.toUpperCase())
  if (kept.length === 0) return ''
  if (kept.length === 1) return `${kept[0]}之印章`
  if (kept.length === 2) return `${kept.join('')}之印`
  return kept.length === FOUR ? kept.join('') : `${kept.slice(0, 3).join('')}印`
}
