import { describe, expect, test } from 'vitest'
import * as options from '../../people/rules/person-options'
import {
  type Alliance,
  alliances,
  buyingRoles,
  coveragePips,
  coverages,
  influences,
  isCoverageGap,
  isKeyPlayer,
  isSupportive,
  isUnsupported,
  lackOf,
  seenByLevel,
  suggestedAlliance,
} from './standing'

const limits = { neutral: 1, supporter: 3, mentor: 3 }

describe('R-TAS1: the status behaviours speak for', () => {
  test.each<[string, number[], Alliance | null]>([
    ['nothing seen speaks for nothing', [], null],
    ['one of 1–5 makes neutral', [5], 'neutral'],
    ['all of 1–5 make no more than neutral', [1, 2, 3, 4, 5], 'neutral'],
    ['two of 6–10 alone speak for nothing', [6, 7], null],
    ['two of 6–10 with one of 1–5 stay neutral', [1, 6, 7], 'neutral'],
    ['three of 6–10 make a supporter, without any of 1–5', [6, 8, 10], 'supporter'],
    ['five of 6–10 and two of 11–15 are still a supporter', [6, 7, 8, 9, 10, 11, 12], 'supporter'],
    ['three of 6–10 and three of 11–15 make a mentor', [6, 8, 10, 11, 13, 15], 'mentor'],
    ['five of 11–15 with two of 6–10 make no mentor, nor a supporter', [9, 10, 11, 12, 13, 14, 15], null],
    ['the same with one of 1–5 is neutral', [2, 9, 10, 11, 12, 13, 14, 15], 'neutral'],
    ['one behaviour seen three times counts once', [6, 6, 6], null],
    ['a number that is none of the fifteen counts for nothing', [0, 16, 17, 18], null],
  ])('%s', (_, numbers, expected) => expect(suggestedAlliance(numbers, limits)).toBe(expected))

  test('never suggests a hostile status, whatever of the fifteen was seen', () => {
    for (let set = 0; set < 2 ** 15; set += 7) {
      const numbers = Array.from({ length: 15 }, (_, at) => at + 1).filter((number) => (set >> number) & 1)
      expect(['enemy', 'non-supporter']).not.toContain(suggestedAlliance(numbers, limits))
    }
  })

  test('follows the numbers an administrator sets', () => {
    expect(suggestedAlliance([6, 7], { ...limits, supporter: 2 })).toBe('supporter')
    expect(suggestedAlliance([1], { ...limits, neutral: 2 })).toBe(null)
  })

  test('counts by level', () =>
    expect(seenByLevel([1, 5, 6, 10, 11, 15, 15])).toEqual({ neutral: 2, supporter: 2, mentor: 2 }))
})

describe('R-TAS1: set against suggested', () => {
  test.each<[string, Alliance | null, Alliance | null, boolean]>([
    ['nothing set is never unsupported', null, null, false],
    ['an enemy needs no behaviour', 'enemy', null, false],
    ['a non-supporter needs none either', 'non-supporter', null, false],
    ['a non-supporter of whom good was seen is the salesperson’s decision', 'non-supporter', 'mentor', false],
    ['neutral with nothing seen is unsupported', 'neutral', null, true],
    ['neutral as suggested', 'neutral', 'neutral', false],
    ['set lower than suggested', 'neutral', 'supporter', false],
    ['supporter where only neutral was seen', 'supporter', 'neutral', true],
    ['mentor where only a supporter was seen', 'mentor', 'supporter', true],
    ['mentor as suggested', 'mentor', 'mentor', false],
  ])('%s', (_, set, suggested, expected) => expect(isUnsupported(set, suggested)).toBe(expected))

  test.each<[string, Alliance, number[], ReturnType<typeof lackOf>]>([
    ['a mentor with two of 11–15', 'mentor', [6, 8, 9, 12, 15], { level: 'mentor', needed: 3, seen: 2 }],
    [
      'a mentor short of 6–10 first hears of those',
      'mentor',
      [6, 11, 12, 13],
      { level: 'supporter', needed: 3, seen: 1 },
    ],
    ['a supporter with two', 'supporter', [6, 7], { level: 'supporter', needed: 3, seen: 2 }],
    ['a neutral one of whom nothing was seen', 'neutral', [], { level: 'neutral', needed: 1, seen: 0 }],
    ['a neutral one who supports lacks nothing', 'neutral', [6, 7, 8], null],
    ['an enemy lacks nothing', 'enemy', [], null],
    ['a mentor in full', 'mentor', [6, 7, 8, 11, 12, 13], null],
  ])('%s', (_, set, numbers, expected) => expect(lackOf(set, numbers, limits)).toEqual(expected))

  test('something is lacking exactly where the status is not supported', () => {
    for (const set of alliances)
      for (const numbers of [[], [1], [6, 7, 8], [6, 7, 8, 11, 12, 13], [11, 12, 13]])
        expect(lackOf(set, numbers, limits) !== null, `${set} ${numbers.join()}`).toBe(
          isUnsupported(set, suggestedAlliance(numbers, limits)),
        )
  })
})

describe('R-TAS2: key players, and who of them we hardly know', () => {
  test.each([
    ['low influence', 'low', false],
    ['political structure', 'political', true],
    ['inner circle', 'inner', true],
    ['influence not judged', null, false],
  ] as const)('%s', (_, influence, expected) => expect(isKeyPlayer(influence)).toBe(expected))

  test.each([
    ['inner circle, never judged', 'inner', null, true],
    ['inner circle, not yet met', 'inner', 'none', true],
    ['political structure, met briefly', 'political', 'brief', true],
    ['political structure, met several times', 'political', 'multiple', false],
    ['inner circle, in depth', 'inner', 'in-depth', false],
    ['low influence, never met', 'low', 'none', false],
  ] as const)('%s', (_, influence, coverage, expected) =>
    expect(isCoverageGap({ influence, coverage })).toBe(expected),
  )

  test('pips of the card', () =>
    expect(
      [null, 'unknown', 'none', 'brief', 'multiple', 'in-depth'].map((c) => coveragePips(c as never)),
    ).toEqual([null, null, 0, 1, 2, 3]))
  test('supporters and mentors are favourable, neutral is not', () =>
    expect(alliances.map(isSupportive)).toEqual([false, false, false, true, true]))
})

test('the values are those the papers offer', () => {
  expect(alliances).toEqual(options.alliances.codes)
  expect(influences).toEqual(options.influences.codes)
  expect(coverages).toEqual(options.coverages.codes)
  expect(buyingRoles).toEqual(options.buyingRoles.codes)
})
