import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, businessDate } from '@/lib/core/dates'
import { fen } from '@/lib/core/money'
import { indicators, type Indicator, type Letter } from './credit-grade'
import {
  bandsOf,
  defaultBands,
  missingIndicators,
  type IndicatorFacts,
  type Licence,
} from './indicator-bands'

const today = businessDate('2026-11-23')

/** A customer that is A throughout. */
const best: IndicatorFacts = {
  annualScale: fen(5_000_000_000),
  monthlySales: fen(20_000_000),
  payment: { method: 'cash', termDays: 0, refusesWrittenTerms: false },
  paymentRecord: { timesLate: 0, worstDaysLate: 0, badDebt: false, sued: false },
  nature: { kind: 'state', licensed: true },
  licences: [{ name: 'GSP', key: true, status: 'held', validUntil: addDays(today, 90) }],
  residence: 'local',
  years: 5,
  goodsFlow: 'in-area',
}

const bandFor = (indicator: Indicator, facts: Partial<IndicatorFacts>) =>
  bandsOf({ ...best, ...facts }, defaultBands, today)[indicator]

const licence = (change: Partial<Licence>): Licence => ({
  name: 'GSP',
  key: true,
  status: 'held',
  validUntil: null,
  ...change,
})
const pay = (
  method: 'cash' | 'bank-transfer' | 'agreed' | 'clear-then-deliver' | 'consignment',
  termDays = 0,
) => ({
  payment: { method, termDays, refusesWrittenTerms: false },
})
const record = (
  timesLate: number,
  worstDaysLate: number,
  more: { badDebt?: boolean; sued?: boolean } = {},
) => ({
  paymentRecord: { timesLate, worstDaysLate, badDebt: false, sued: false, ...more },
})

test('the best customer is A in all nine', () => {
  const banded = bandsOf(best, defaultBands, today)
  expect(indicators.map((indicator) => banded[indicator]?.letter).join('')).toBe('AAAAAAAAA')
})

describe('fact to letter', () => {
  test.each<[string, Indicator, Partial<IndicatorFacts>, Letter]>([
    ['50 million a year is A', 'annual-scale', { annualScale: fen(5_000_000_000) }, 'A'],
    ['a fen less is B', 'annual-scale', { annualScale: fen(4_999_999_999) }, 'B'],
    ['10 million is B', 'annual-scale', { annualScale: fen(1_000_000_000) }, 'B'],
    ['a fen less is C', 'annual-scale', { annualScale: fen(999_999_999) }, 'C'],
    ['refusing figures is a knock-out', 'annual-scale', { annualScale: 'refused' }, 'D'],

    ['200 000 a month is A', 'monthly-sales', { monthlySales: fen(20_000_000) }, 'A'],
    ['a fen less is B', 'monthly-sales', { monthlySales: fen(19_999_999) }, 'B'],
    ['50 000 is B', 'monthly-sales', { monthlySales: fen(5_000_000) }, 'B'],
    ['a fen less is C', 'monthly-sales', { monthlySales: fen(4_999_999) }, 'C'],
    ['more returned than bought is C, never a knock-out', 'monthly-sales', { monthlySales: fen(-1) }, 'C'],

    ['cash is A', 'payment-method', pay('cash'), 'A'],
    ['bank transfer inside the agreed day is A', 'payment-method', pay('bank-transfer', 0), 'A'],
    ['bank transfer a day later is a term', 'payment-method', pay('bank-transfer', 1), 'B'],
    ['cleared before the next delivery, 30 days, is B', 'payment-method', pay('clear-then-deliver', 30), 'B'],
    ['31 days is C', 'payment-method', pay('agreed', 31), 'C'],
    ['sale or return is C', 'payment-method', pay('consignment'), 'C'],
    [
      'refusing written terms is a knock-out even when paying cash',
      'payment-method',
      { payment: { method: 'cash', termDays: 0, refusesWrittenTerms: true } },
      'D',
    ],

    ['never late is A', 'payment-record', record(0, 0), 'A'],
    ['once, 30 days, is B', 'payment-record', record(1, 30), 'B'],
    ['once, 31 days, is C', 'payment-record', record(1, 31), 'C'],
    ['twice, a day each, is C', 'payment-record', record(2, 1), 'C'],
    ['60 days is C', 'payment-record', record(1, 60), 'C'],
    ['61 days is a knock-out', 'payment-record', record(1, 61), 'D'],
    ['bad debt with us is a knock-out', 'payment-record', record(0, 0, { badDebt: true }), 'D'],
    ['sued for payment is a knock-out', 'payment-record', record(0, 0, { sued: true }), 'D'],

    ['a state firm is A', 'nature', { nature: { kind: 'state', licensed: true } }, 'A'],
    ['a large chain is A', 'nature', { nature: { kind: 'chain', licensed: true } }, 'A'],
    ['a licensed private wholesaler is B', 'nature', { nature: { kind: 'private', licensed: true } }, 'B'],
    ['without a wholesale licence it is C', 'nature', { nature: { kind: 'private', licensed: false } }, 'C'],
    ['a sole trader is C', 'nature', { nature: { kind: 'sole-trader', licensed: true } }, 'C'],

    [
      '90 days left is still fully valid',
      'licences',
      { licences: [licence({ validUntil: addDays(today, 90) })] },
      'A',
    ],
    [
      '89 days left is near its end',
      'licences',
      { licences: [licence({ validUntil: addDays(today, 89) })] },
      'B',
    ],
    ['valid today for the last day is B', 'licences', { licences: [licence({ validUntil: today })] }, 'B'],
    [
      'expired yesterday is a knock-out',
      'licences',
      { licences: [licence({ validUntil: addDays(today, -1) })] },
      'D',
    ],
    [
      'an expired key licence stays one while it is renewed',
      'licences',
      { licences: [licence({ status: 'in-renewal', validUntil: addDays(today, -1) })] },
      'D',
    ],
    ['one in renewal in good time is B', 'licences', { licences: [licence({ status: 'in-renewal' })] }, 'B'],
    [
      'a minor one missing is C',
      'licences',
      { licences: [licence({}), licence({ key: false, status: 'missing' })] },
      'C',
    ],
    [
      'a minor one expired is C even when a key one nears its end',
      'licences',
      { licences: [licence({ validUntil: today }), licence({ key: false, validUntil: addDays(today, -1) })] },
      'C',
    ],
    ['a key one missing is a knock-out', 'licences', { licences: [licence({ status: 'missing' })] }, 'D'],

    ['an owner of the same province is B', 'residence', { residence: 'same-province' }, 'B'],
    ['an owner of unknown residence is C', 'residence', { residence: 'unknown' }, 'C'],
    ['five years in business is A', 'years', { years: 5 }, 'A'],
    ['four is B', 'years', { years: 4 }, 'B'],
    ['two is B', 'years', { years: 2 }, 'B'],
    ['one is C', 'years', { years: 1 }, 'C'],
    ['goods mostly traced are B', 'goods-flow', { goodsFlow: 'mostly-traceable' }, 'B'],
    ['goods that leak to other areas are C', 'goods-flow', { goodsFlow: 'leaks' }, 'C'],
  ])('%s', (_, indicator, facts, letter) => {
    expect(bandFor(indicator, facts)?.letter).toBe(letter)
  })
})

describe('how far it is to the next band', () => {
  test.each<[string, Indicator, Partial<IndicatorFacts>, object]>([
    [
      '18.43 万 a month lack 1.57 万 to A and lose C below 5 万',
      'monthly-sales',
      { monthlySales: fen(18_430_000) },
      { toBetter: { letter: 'A', lackFen: 1_570_000 }, toWorse: { letter: 'C', lackFen: 13_430_001 } },
    ],
    ['A has nothing above', 'monthly-sales', {}, { toBetter: null, toWorse: { letter: 'B', lackFen: 1 } }],
    ['C has nothing below but a knock-out', 'monthly-sales', { monthlySales: fen(0) }, { toWorse: null }],
    [
      '45 days must shrink by 15',
      'payment-method',
      pay('agreed', 45),
      { toBetter: { letter: 'B', days: 15 } },
    ],
    ['three years more to A', 'years', { years: 2 }, { toBetter: { letter: 'A', years: 3 } }],
    [
      'a key licence with 37 days left knocks out on the 38th',
      'licences',
      { licences: [licence({ validUntil: addDays(today, 37) })] },
      { toWorse: { letter: 'D', days: 38 } },
    ],
  ])('%s', (_, indicator, facts, distance) => {
    expect(bandFor(indicator, facts)).toMatchObject(distance)
  })

  test('the fen that are lacking are exactly the fen that are lacking', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e10 }).map(fen), (monthlySales) => {
        const now = bandFor('monthly-sales', { monthlySales })!
        const at = (change: number) =>
          bandFor('monthly-sales', { monthlySales: fen(monthlySales + change) })!.letter
        if (now.toBetter) {
          expect(at(now.toBetter.lackFen!)).toBe(now.toBetter.letter)
          expect(at(now.toBetter.lackFen! - 1)).toBe(now.letter)
        }
        if (now.toWorse) {
          expect(at(-now.toWorse.lackFen!)).toBe(now.toWorse.letter)
          expect(at(1 - now.toWorse.lackFen!)).toBe(now.letter)
        }
      }),
    )
  })
})

test('an indicator nobody has surveyed has no letter, and is named', () => {
  const banded = bandsOf({ ...best, annualScale: null, licences: [], goodsFlow: null }, defaultBands, today)
  expect(missingIndicators(banded)).toEqual(['annual-scale', 'licences', 'goods-flow'])
})

test('a region may draw its own bands', () => {
  const own = { ...defaultBands, monthlySales: { aFrom: fen(10_000_000), bFrom: fen(1_000_000) } }
  expect(bandsOf({ ...best, monthlySales: fen(10_000_000) }, own, today)['monthly-sales']?.letter).toBe('A')
})
