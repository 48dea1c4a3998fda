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
  annualSales: fen(5_000_000_000),
  monthlySales: fen(20_000_000),
  payment: { method: 'cash-on-delivery', termDays: 0, refusesWrittenTerms: false },
  reliability: { timesLate: 0, worstDaysLate: 0, badDebt: false, sued: false },
  nature: { kind: 'state', licensed: true },
  licences: [{ name: 'GSP', state: 'valid', validUntil: addDays(today, 90) }],
  stoppedByOrder: false,
  residence: 'local',
  yearsInBusiness: 5,
  goodsFlow: 'traceable',
}

const bandFor = (indicator: Indicator, facts: Partial<IndicatorFacts>) =>
  bandsOf({ ...best, ...facts }, defaultBands, today)[indicator]

const licence = (change: Partial<Licence>): Licence => ({
  name: '药品经营质量管理规范（ＧＳＰ）证书',
  state: 'valid',
  validUntil: null,
  ...change,
})
const pay = (
  method: 'cash-on-delivery' | 'bank-transfer' | 'agreed' | 'clear-then-deliver' | 'consignment',
  termDays = 0,
) => ({
  payment: { method, termDays, refusesWrittenTerms: false },
})
const record = (
  timesLate: number,
  worstDaysLate: number,
  more: { badDebt?: boolean; sued?: boolean } = {},
) => ({
  reliability: { timesLate, worstDaysLate, badDebt: false, sued: false, ...more },
})

test('the best customer is A in all nine', () => {
  const banded = bandsOf(best, defaultBands, today)
  expect(indicators.map((indicator) => banded[indicator]?.letter).join('')).toBe('AAAAAAAAA')
})

describe('fact to letter', () => {
  test.each<[string, Indicator, Partial<IndicatorFacts>, Letter]>([
    ['50 million a year is A', 'annualSales', { annualSales: fen(5_000_000_000) }, 'A'],
    ['a fen less is B', 'annualSales', { annualSales: fen(4_999_999_999) }, 'B'],
    ['10 million is B', 'annualSales', { annualSales: fen(1_000_000_000) }, 'B'],
    ['a fen less is C', 'annualSales', { annualSales: fen(999_999_999) }, 'C'],
    ['refusing figures is a knock-out', 'annualSales', { annualSales: 'refused' }, 'D'],

    ['200 000 a month is A', 'monthlySales', { monthlySales: fen(20_000_000) }, 'A'],
    ['a fen less is B', 'monthlySales', { monthlySales: fen(19_999_999) }, 'B'],
    ['50 000 is B', 'monthlySales', { monthlySales: fen(5_000_000) }, 'B'],
    ['a fen less is C', 'monthlySales', { monthlySales: fen(4_999_999) }, 'C'],
    ['more returned than bought is C, never a knock-out', 'monthlySales', { monthlySales: fen(-1) }, 'C'],

    ['cash is A', 'paymentMethod', pay('cash-on-delivery'), 'A'],
    ['bank transfer inside the agreed day is A', 'paymentMethod', pay('bank-transfer', 0), 'A'],
    ['bank transfer a day later is a term', 'paymentMethod', pay('bank-transfer', 1), 'B'],
    ['cleared before the next delivery, 30 days, is B', 'paymentMethod', pay('clear-then-deliver', 30), 'B'],
    ['31 days is C', 'paymentMethod', pay('agreed', 31), 'C'],
    ['sale or return is C', 'paymentMethod', pay('consignment'), 'C'],
    [
      'refusing written terms is a knock-out even when paying cash',
      'paymentMethod',
      { payment: { method: 'cash-on-delivery', termDays: 0, refusesWrittenTerms: true } },
      'D',
    ],

    ['never late is A', 'reliability', record(0, 0), 'A'],
    ['once, 30 days, is B', 'reliability', record(1, 30), 'B'],
    ['once, 31 days, is C', 'reliability', record(1, 31), 'C'],
    ['twice, a day each, is C', 'reliability', record(2, 1), 'C'],
    ['60 days is C', 'reliability', record(1, 60), 'C'],
    ['61 days is a knock-out', 'reliability', record(1, 61), 'D'],
    ['bad debt with us is a knock-out', 'reliability', record(0, 0, { badDebt: true }), 'D'],
    ['sued for payment is a knock-out', 'reliability', record(0, 0, { sued: true }), 'D'],

    ['a state firm is A', 'nature', { nature: { kind: 'state', licensed: true } }, 'A'],
    ['a large chain is A', 'nature', { nature: { kind: 'large-chain', licensed: true } }, 'A'],
    ['a licensed private wholesaler is B', 'nature', { nature: { kind: 'private', licensed: true } }, 'B'],
    ['without a wholesale licence it is C', 'nature', { nature: { kind: 'private', licensed: false } }, 'C'],
    ['a sole trader is C', 'nature', { nature: { kind: 'individual', licensed: true } }, 'C'],

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
      { licences: [licence({ state: 'in-renewal', validUntil: addDays(today, -1) })] },
      'D',
    ],
    ['one in renewal in good time is B', 'licences', { licences: [licence({ state: 'in-renewal' })] }, 'B'],
    [
      'a minor one missing is C',
      'licences',
      { licences: [licence({}), licence({ name: '计量合格证', state: 'missing' })] },
      'C',
    ],
    [
      'a minor one expired is C even when a key one nears its end',
      'licences',
      {
        licences: [
          licence({ validUntil: today }),
          licence({ name: '计量合格证', validUntil: addDays(today, -1) }),
        ],
      },
      'C',
    ],
    [
      'one the sheet calls expired is gone whatever its date',
      'licences',
      { licences: [licence({ state: 'expired' })] },
      'D',
    ],
    [
      'one the sheet calls near its end is B without a date',
      'licences',
      { licences: [licence({ state: 'expiring' })] },
      'B',
    ],
    ['a key one missing is a knock-out', 'licences', { licences: [licence({ state: 'missing' })] }, 'D'],

    ['an owner of the same province is B', 'residence', { residence: 'province' }, 'B'],
    ['an owner of another province is C', 'residence', { residence: 'elsewhere' }, 'C'],
    ['five years in business is A', 'yearsInBusiness', { yearsInBusiness: 5 }, 'A'],
    ['four is B', 'yearsInBusiness', { yearsInBusiness: 4 }, 'B'],
    ['two is B', 'yearsInBusiness', { yearsInBusiness: 2 }, 'B'],
    ['one is C', 'yearsInBusiness', { yearsInBusiness: 1 }, 'C'],
    ['one and nine tenths is C', 'yearsInBusiness', { yearsInBusiness: 1.9 }, 'C'],
    ['goods mostly traced are B', 'goodsFlow', { goodsFlow: 'mostly-traceable' }, 'B'],
    ['goods that leak to other areas are C', 'goodsFlow', { goodsFlow: 'strayed-or-unknown' }, 'C'],
  ])('%s', (_, indicator, facts, letter) => {
    expect(bandFor(indicator, facts)?.letter).toBe(letter)
  })
})

describe('how far it is to the next band', () => {
  test.each<[string, Indicator, Partial<IndicatorFacts>, object]>([
    [
      '18.43 万 a month lack 1.57 万 to A and lose C below 5 万',
      'monthlySales',
      { monthlySales: fen(18_430_000) },
      { toBetter: { letter: 'A', lackFen: 1_570_000 }, toWorse: { letter: 'C', lackFen: 13_430_001 } },
    ],
    ['A has nothing above', 'monthlySales', {}, { toBetter: null, toWorse: { letter: 'B', lackFen: 1 } }],
    ['C has nothing below but a knock-out', 'monthlySales', { monthlySales: fen(0) }, { toWorse: null }],
    [
      '45 days must shrink by 15',
      'paymentMethod',
      pay('agreed', 45),
      { toBetter: { letter: 'B', days: 15 } },
    ],
    [
      'three years more to A',
      'yearsInBusiness',
      { yearsInBusiness: 2 },
      { toBetter: { letter: 'A', years: 3 } },
    ],
    [
      'a tenth of a year',
      'yearsInBusiness',
      { yearsInBusiness: 4.9 },
      { toBetter: { letter: 'A', years: 0.1 } },
    ],
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
        const now = bandFor('monthlySales', { monthlySales })!
        const at = (change: number) =>
          bandFor('monthlySales', { monthlySales: fen(monthlySales + change) })!.letter
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
  const banded = bandsOf({ ...best, annualSales: null, licences: [], goodsFlow: null }, defaultBands, today)
  expect(missingIndicators(banded)).toEqual(['annualSales', 'licences', 'goodsFlow'])
})

test('a region may draw its own bands', () => {
  const own = { ...defaultBands, monthlySales: { aFrom: fen(10_000_000), bFrom: fen(1_000_000) } }
  expect(bandsOf({ ...best, monthlySales: fen(10_000_000) }, own, today)['monthlySales']?.letter).toBe('A')
})
