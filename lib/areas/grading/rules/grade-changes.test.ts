import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { creditGrade, indicators, letters, type Letter, type Letters } from './credit-grade'
import { tellingMoves, whatWouldChange } from './grade-changes'

const settings = { abWeakOthers: 5, clause4bTail: 'B' } as const

/** Nine letters in the order of the form. */
const rated = (nine: string) =>
  Object.fromEntries(indicators.map((indicator, i) => [indicator, nine.replaceAll(' ', '')[i]])) as Letters

const anyRating = fc
  .tuple(...indicators.map(() => fc.constantFrom<Letter>(...letters)))
  .map((nine) => rated(nine.join('')))

/** 澄麓医药 of the reference: key B B B A, others B B A A C. */
const reference = rated('BBBA BBAAC')

describe('what would change the grade of the reference customer', () => {
  const { now, singleMoves, nearestBetter } = whatWouldChange(reference, settings)

  test('it is grade three by clause 3b', () => {
    expect(now).toEqual({ grade: 3, clause: '3b', key: 'AB', others: 'ABC' })
  })

  test.each<[string, string, Letter, number, string]>([
    ['one late payment makes the key four all B', 'reliability', 'B', 4, '4a'],
    ['monthly sales under the C mark', 'monthlySales', 'C', 4, '4b'],
    ['a key licence that expires', 'licences', 'D', 5, 'residual'],
    ['goods that stay mostly in the area: still three', 'goodsFlow', 'B', 3, 'filled'],
  ])('%s', (_, indicator, to, grade, clause) => {
    expect(singleMoves.find((move) => move.indicator === indicator && move.to === to)).toMatchObject({
      grade,
      clause,
      gain: 3 - grade,
    })
  })

  test('three of the other five must become A to reach grade two', () => {
    expect(nearestBetter).toEqual({
      grade: 2,
      clause: '2b',
      moves: [
        { indicator: 'nature', from: 'B', to: 'A' },
        { indicator: 'licences', from: 'B', to: 'A' },
        { indicator: 'goodsFlow', from: 'C', to: 'A' },
      ],
    })
  })
})

describe('for any rating', () => {
  test('all 27 single changes are listed, each with the grade it would really give', () => {
    fc.assert(
      fc.property(anyRating, (given) => {
        const { now, singleMoves } = whatWouldChange(given, settings)
        expect(singleMoves).toHaveLength(27)
        for (const move of singleMoves) {
          const { grade, clause } = creditGrade({ ...given, [move.indicator]: move.to }, settings)
          expect(move).toMatchObject({ grade, clause, gain: now.grade - grade })
        }
      }),
      { numRuns: 60 },
    )
  })

  test('the shortest way up only improves, really leads up, and nothing shorter does', () => {
    fc.assert(
      fc.property(anyRating, (given) => {
        const { now, singleMoves, nearestBetter } = whatWouldChange(given, settings)
        if (now.grade === 1) {
          expect(nearestBetter).toBeNull()
          return
        }
        const { moves, grade } = nearestBetter!
        for (const { indicator, from, to } of moves) {
          expect(given[indicator]).toBe(from)
          expect(to < from).toBe(true)
        }
        const improved = {
          ...given,
          ...Object.fromEntries(moves.map(({ indicator, to }) => [indicator, to])),
        }
        expect(creditGrade(improved, settings).grade).toBe(grade)
        expect(grade).toBeLessThan(now.grade)
        for (let left = 0; moves.length > 1 && left < moves.length; left++) {
          const fewer = moves.filter((_, i) => i !== left)
          const partly = {
            ...given,
            ...Object.fromEntries(fewer.map(({ indicator, to }) => [indicator, to])),
          }
          expect(creditGrade(partly, settings).grade).toBeGreaterThanOrEqual(now.grade)
        }
        expect(moves.length === 1).toBe(singleMoves.some(({ gain }) => gain > 0))
      }),
      { numRuns: 200, examples: [[rated('AAAA AAAAA')], [rated('DDDD DDDDD')]] },
    )
  })
})

describe('the moves worth telling', () => {
  test('the reference customer: four single steps that lower it, then one that changes nothing', () => {
    const told = tellingMoves(whatWouldChange(reference, settings))
    expect(told.map(({ indicator, from, to, grade }) => `${indicator} ${from}${to} ${grade}`)).toEqual([
      'annualSales BC 4',
      'monthlySales BC 4',
      'paymentMethod BC 4',
      'reliability AB 4',
      'annualSales BA 3',
    ])
  })

  test('no indicator is threatened with a D it cannot get', () => {
    fc.assert(
      fc.property(anyRating, (given) => {
        for (const { indicator, to, gain } of tellingMoves(whatWouldChange(given, settings)))
          if (to === 'D' && gain < 0)
            expect(['annualSales', 'paymentMethod', 'reliability', 'licences']).toContain(indicator)
      }),
      { numRuns: 100 },
    )
  })
})
