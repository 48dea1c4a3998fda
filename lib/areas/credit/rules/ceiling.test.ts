import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Grade } from '@/lib/areas/grading/rules/credit-grade'
import { month as monthNamed } from '@/lib/core/dates'
import { fen } from '@/lib/core/money'
import {
  seasonFactorOf,
  type SeasonFactors,
  seasonMonths,
  ceilingOf,
  monthsOfTerm,
  lineAfterNewCeiling,
  type CeilingFacts,
  type CeilingSettings,
  type MonthSales,
} from './ceiling'

const settings: CeilingSettings = {
  coefficient: { 1: '3.0', 2: '1.0', 3: '0.8', 4: '0.6', 5: '0' },
  maxTermMonths: '1',
  season: { min: '0.5', max: '1.5' },
  fixed: null,
}

const month = (n: number, yuan: number, shipped = true): MonthSales => ({
  month: monthNamed(`2026-${String(n).padStart(2, '0')}`),
  salesFen: fen(yuan * 100),
  shipped,
})

/** Twelve months of 186 400 yuan each, as the reference customer has on average. */
const facts: CeilingFacts = {
  grade: 3,
  currentMonth: monthNamed('2027-01'),
  months: Array.from({ length: 12 }, (_, i) => month(i + 1, 186_400)),
  expectedMonthlyFen: null,
  termMonths: '1',
  seasonFactor: '1',
}

const ceiling = (change: Partial<CeilingFacts>, own: Partial<CeilingSettings> = {}) =>
  ceilingOf({ ...facts, ...change }, { ...settings, ...own })

test.each([
  ['2026-01', '1.2'],
  ['2026-09', '0.9'],
  ['2026-12', '1.1'],
  ['2027-12', '1.1'],
  ['2026-06', '1'],
])('the season of %s is that of its month of the year', (of, factor) => {
  const agreed = { m01: '1.2', m09: '0.9', m12: '1.1' }
  const factors = {
    ...(Object.fromEntries(seasonMonths.map((name) => [name, '1'])) as SeasonFactors),
    ...agreed,
  }
  expect(seasonFactorOf(factors, monthNamed(of))).toBe(factor)
})

describe('ceiling by grade (R-C07)', () => {
  test.each<[string, Grade, number | null, number | null]>([
    ['grade one has none, three times the base is advice', 1, null, 55_920_000],
    ['grade two: the base', 2, 18_640_000, null],
    ['grade three: eight tenths', 3, 14_912_000, null],
    ['grade four: six tenths', 4, 11_184_000, null],
    ['grade five: nothing', 5, 0, null],
  ])('%s', (_, grade, amountFen, advisoryFen) => {
    expect(ceiling({ grade })).toMatchObject({ amountFen, advisoryFen, rule: 'R-C07' })
  })

  test('the working says what it was made of', () => {
    expect(ceiling({}).working).toEqual({
      method: 'computed',
      from: 'shipped-months',
      averageFen: 18_640_000,
      monthsCounted: 12,
      termMonths: '1',
      termCut: false,
      seasonFactor: '1',
      seasonAgreed: null,
      coefficient: '0.8',
    })
  })
})

describe('the base', () => {
  test.each<[string, Partial<CeilingFacts>, number, Partial<ReturnType<typeof ceiling>['working']>]>([
    [
      'months without shipments do not pull the average down',
      { months: [month(1, 100), month(2, 0, false), month(3, 200)] },
      12_000,
      { averageFen: fen(15_000), monthsCounted: 2 },
    ],
    [
      'a month shipped and wholly returned counts as a month of nothing',
      { months: [month(1, 100), month(2, 0)] },
      4_000,
      { averageFen: fen(5_000), monthsCounted: 2 },
    ],
    [
      'neither the thirteenth month back nor the running one counts',
      {
        months: ['2025-12', '2027-01'].map((name) => ({
          month: monthNamed(name),
          salesFen: fen(999_999_999),
          shipped: true,
        })),
      },
      0,
      { from: 'nothing' },
    ],
    [
      'the twelfth month back does, however few there are between',
      { months: [month(1, 100)] },
      8_000,
      { monthsCounted: 1 },
    ],
    [
      'a new customer is judged by what is expected',
      { months: [], expectedMonthlyFen: fen(10_000) },
      8_000,
      { from: 'expected', monthsCounted: 0 },
    ],
    [
      'expectation gives way to the first month shipped',
      { months: [month(1, 50)], expectedMonthlyFen: fen(99_999) },
      4_000,
      { from: 'shipped-months', monthsCounted: 1 },
    ],
    ['nothing known is nothing lent', { months: [] }, 0, { from: 'nothing' }],
    [
      'more returned than sold is nothing lent, never a debt',
      { months: [month(1, -100)] },
      0,
      { averageFen: fen(0) },
    ],
    ['half a month of term halves it', { termMonths: '0.5' }, 7_456_000, { termCut: false }],
    [
      'a term over a month is cut to one',
      { termMonths: '1.5' },
      14_912_000,
      { termMonths: '1', termCut: true },
    ],
    ['a season of half', { seasonFactor: '0.5' }, 7_456_000, { seasonFactor: '0.5' }],
    ['a season of half is what was agreed', { seasonFactor: '0.5' }, 7_456_000, { seasonAgreed: null }],
    [
      'a season under half is half',
      { seasonFactor: '0.4999' },
      7_456_000,
      { seasonFactor: '0.5', seasonAgreed: '0.4999' },
    ],
    ['a season of one and a half', { seasonFactor: '1.5' }, 22_368_000, { seasonAgreed: null }],
    [
      'a season over one and a half is one and a half',
      { seasonFactor: '1.5001' },
      22_368_000,
      { seasonFactor: '1.5', seasonAgreed: '1.5001' },
    ],
    [
      'half a fen goes up, once, at the end',
      {
        months: [{ month: monthNamed('2026-01'), salesFen: fen(5), shipped: true }],
        termMonths: '0.5',
        seasonFactor: '0.75',
      },
      2,
      {},
    ],
  ])('%s', (_, change, amountFen, working) => {
    expect(ceiling(change)).toMatchObject({ amountFen, working })
  })
})

test.each([
  [0, '0'],
  [10, '0.3333'],
  [15, '0.5'],
  [30, '1'],
  [45, '1.5'],
])('a term of %s days is %s months', (days, months) => {
  expect(monthsOfTerm(days)).toBe(months)
})

describe('fixed amounts of a region instead', () => {
  const fixed = { 2: fen(30_000_000), 3: fen(15_000_000), 4: fen(5_000_000) }
  test.each<[string, Grade, number | null]>([
    ['the highest base for grade two', 2, 30_000_000],
    ['the ordinary for grade three', 3, 15_000_000],
    ['the lowest for grade four', 4, 5_000_000],
    ['none for grade one', 1, null],
    ['nothing for grade five', 5, 0],
  ])('%s', (_, grade, amountFen) => {
    expect(ceiling({ grade }, { fixed }).amountFen).toBe(amountFen)
  })
})

test('a worse grade never has the higher ceiling, and every ceiling is a whole number of fen', () => {
  const sales = fc.array(
    fc.record({ n: fc.integer({ min: 1, max: 12 }), yuan: fc.integer({ min: -1e4, max: 1e7 }) }),
  )
  const season = fc.constantFrom('0.5', '0.85', '1', '1.3333', '1.5')
  fc.assert(
    fc.property(sales, season, (rows, seasonFactor) => {
      const months = rows.map(({ n, yuan }) => month(n, yuan))
      const at = (grade: Grade) => ceiling({ grade, months, seasonFactor })
      const amounts = [at(1).advisoryFen!, ...([2, 3, 4, 5] as const).map((grade) => at(grade).amountFen!)]
      for (const [i, amount] of amounts.entries()) {
        expect(Number.isSafeInteger(amount) && amount >= 0).toBe(true)
        if (i > 0) expect(amount).toBeLessThanOrEqual(amounts[i - 1]!)
      }
    }),
  )
})

test.each<[string, number, number | null, number]>([
  ['cut when the new ceiling is lower', 12_000_000, 10_000_000, 10_000_000],
  ['left alone when it is equal', 12_000_000, 12_000_000, 12_000_000],
  ['never raised', 12_000_000, 15_000_000, 12_000_000],
  ['left alone in grade one', 12_000_000, null, 12_000_000],
  ['gone in grade five', 12_000_000, 0, 0],
])('a line in force when the grade changes: %s', (_, line, ceilingFen, left) => {
  expect(lineAfterNewCeiling(fen(line), ceilingFen === null ? null : fen(ceilingFen))).toBe(left)
})
