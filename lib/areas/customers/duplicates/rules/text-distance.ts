/**
 * Is `one` made from `other` by at most one deed: a character replaced, left out, put in, or two neighbours swapped.
 * Equal texts count too.
 */
export function isOneDeedAway(one: string, other: string): boolean {
  const [a, b] = [[...one], [...other]]
  if (Math.abs(a.length - b.length) > 1) return false
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  const same = (from: number, fromLong: number) =>
    short.length - from === long.length - fromLong &&
    short.slice(from).every((c, i) => c === long[fromLong + i])
  if (short.length < long.length) return same(at, at + 1)
  if (at === short.length || same(at + 1, at + 1)) return true
  return short[at] === long[at + 1] && short[at + 1] === long[at] && same(at + 2, at + 2)
}

/** The texts left when one character is taken out: two texts one deed apart share one of them (or the text itself). */
export function withOneOut(text: string): string[] {
  const letters = [...text]
  return [...new Set(letters.map((_, at) => letters.toSpliced(at, 1).join('')))]
}

/** Pairs of neighbouring characters two texts share, 0 to 1 (Dice). */
export function shareOfPairs(one: string, other: string): number {
  const pairs = (text: string) => {
    const letters = [...text]
    return new Set(letters.slice(1).map((letter, at) => `${letters[at]}${letter}`))
  }
  const [left, right] = [pairs(one), pairs(other)]
  if (left.size + right.size === 0) return one === other ? 1 : 0
  let shared = 0
  for (const pair of left) if (right.has(pair)) shared++
  return (2 * shared) / (left.size + right.size)
}

/** Are two texts the same characters in another order. */
export function isReordered(one: string, other: string): boolean {
  return one.length === other.length && one !== other && sorted(one) === sorted(other)
}

function sorted(text: string): string {
  return [...text].sort().join('')
}
