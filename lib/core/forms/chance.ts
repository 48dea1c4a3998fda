/** Repeatable choice for samples: the same seed gives the same course. */
export type Chance = {
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number
  one<T>(list: readonly [T, ...T[]] | readonly T[]): T
  /** True `share` of the time (0–1). */
  happens(share: number): boolean
}

/** Mulberry32. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    whole,
    one<T>(list: readonly T[]): T {
      if (list.length === 0) throw new RangeError('nothing to choose from')
      return list[whole(0, list.length - 1)]!
    },
    happens: (share) => next() < share,
  }
}
