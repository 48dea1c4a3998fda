/** Chance with a memory: the same seed text always gives the same run of numbers. */
export type Chance = {
  /** 0 ≤ x < 1. */
  next(): number
  /** Whole number, both ends included. */
  between(low: number, high: number): number
  happens(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** Picks by weight; weights need not sum to one. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T
}

function seedsOf(text: string): [number, number, number, number] {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762]
  for (let i = 0; i < text.length; i++) {
    const k = text.charCodeAt(i)
    a = b ^ Math.imul(a ^ k, 597399067)
    b = c ^ Math.imul(b ^ k, 2869860233)
    c = d ^ Math.imul(c ^ k, 951274213)
    d = a ^ Math.imul(d ^ k, 2716044179)
  }
  return [a, b, c, d]
}

/** A stream of its own for each seed text (sfc32), so that one more draw here moves nothing there. */
export function chanceOf(seed: string): Chance {
  let [a, b, c, d] = seedsOf(seed)
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let i = 0; i < 12; i++) next()
  const pick = <T>(list: readonly T[]): T => {
    const item = list[Math.floor(next() * list.length)]
    if (item === undefined) throw new RangeError('nothing to pick from')
    return item
  }
  return {
    next,
    pick,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    happens: (probability) => next() < probability,
    weighted: (choices) => {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [item, weight] of choices) if ((left -= weight) < 0) return item
      return choices[choices.length - 1]![0]
    },
  }
}

/** A uuid v7 of the moment `at` whose random part comes from the stream: the same demonstration has the same ids. */
export function idAt(at: Date, chance: Chance): string {
  const millis = at.getTime().toString(16).padStart(12, '0')
  const bits = (n: number) => Math.floor(chance.next() * 2 ** n)
  const hex = (n: number, width: number) => n.toString(16).padStart(width, '0')
  const variant = hex(0x8 | bits(2), 1)
  return `${millis.slice(0, 8)}-${millis.slice(8)}-7${hex(bits(12), 3)}-${variant}${hex(bits(12), 3)}-${hex(bits(24), 6)}${hex(bits(24), 6)}`
}
