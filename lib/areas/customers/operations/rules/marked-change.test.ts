import { describe, expect, it } from 'vitest'
import { changeOf, isMarked } from './marked-change'

describe('a marked change of turnover', () => {
  it.each([
    ['nothing to compare with', null, 100, null, false],
    ['the first month with sales', 0, 100, null, false],
    ['a month not yet known', 100, null, null, false],
    ['just below the limit', 10_000, 11_990, 19.9, false],
    ['at the limit, upwards', 10_000, 12_000, 20, true],
    ['at the limit, downwards', 10_000, 8_000, -20, true],
    ['a month without sales', 10_000, 0, -100, true],
  ] as const)('%s', (_, before, now, change, marked) => {
    expect(changeOf(before, now)).toBe(change)
    expect(isMarked(changeOf(before, now), 20)).toBe(marked)
  })
})
