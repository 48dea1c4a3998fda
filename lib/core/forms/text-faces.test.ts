import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import enForms from '@/lib/messages/en/forms.json'
import zhForms from '@/lib/messages/zh-CN/forms.json'
import { addDays, businessDate } from '../dates'
import { fen, type Fen } from '../money'
import {
  bankAccount,
  calculated,
  choice,
  contact,
  date,
  datetime,
  integer,
  many,
  money,
  month,
  number,
  optionSet,
  percent,
  period,
  phone,
  rating,
  taxNumber,
  text,
  yesNo,
} from './fields'
import { editText, parseField, showField } from './text-faces'
import type { Field } from './kinds'
import { valueProblems } from './problems'
import type { SharedWords } from './words'

const words: SharedWords = zhForms
const today = businessDate('2026-11-23')
const places = optionSet('location', ['roadside', 'near-road'])
const read = (field: Field, typed: string) => {
  const parsed = parseField(field, typed, words, today)
  return parsed.ok ? parsed.value : { refused: parsed.code }
}

describe('what was worked out', () => {
  const share = calculated('percent', { decimals: 1, instead: 'noRatio' })
  const days = calculated('number', { decimals: 1, unit: 'day', instead: 'noRatio' })
  const year = period({ fiscal: true })
  const months = (text: string) => parseField(period(), text, words, businessDate('2026-11-22'))
  test.each([
    ['a whole per cent keeps its decimal', share, 60, '60.0%'],
    ['a loss its sign', share, -2.5, '−2.5%'],
    ['days in thousands their groups', days, 1234.5, '1,234.5 天'],
    ['what cannot be worked out says why, and is no fault', share, 'sales-zero', '销售收入为零，算不出'],
  ] as const)('%s', (_, field, value, shown) => {
    expect(showField(field, value, words)).toBe(shown)
    expect(valueProblems('ratio', field, value)).toEqual([])
  })
  test.each([
    ['a year of accounts by its number', '2025', '2025年'],
    ['a quarter by both', '2026Q3', '2026年第3季度'],
    ['half a year as its months', '2025H1', '2025-01 至 2025-06'],
  ])('%s', (_, typed, shown) => {
    const parsed = months(typed)
    expect(parsed.ok && showField(year, parsed.value, words)).toBe(shown)
  })
})

test('in English one is one, and the parts of an answer stand by English commas', () => {
  const vehicles = integer({ unit: 'vehicle' })
  expect([1, 2].map((n) => showField(vehicles, n, enForms))).toEqual(['1 vehicle', '2 vehicles'])
  const one = parseField(vehicles, '1 vehicle', enForms, today)
  expect(one).toEqual({ ok: true, value: 1 })
  const someone = { id: null, name: '鲍云萍', title: 'Buyer', phone: '' }
  expect(showField(contact(), someone, enForms)).toBe('鲍云萍, Buyer')
  expect(showField(contact(), someone, words)).toBe('鲍云萍，Buyer')
})

test('a year is shown as it is, other whole numbers in groups', () => {
  expect(showField(integer({ min: 1900, max: 2200 }), 2024, words)).toBe('2024')
  expect(showField(integer({ max: 100_000 }), 2024, words)).toBe('2,024')
})

test.each<[string, Field, string, unknown]>([
  ['blank is nothing', money(), ' \u3000 ', null],
  ['text loses blanks around it, U+3000 too', text(), '\u3000谈　野 ', '谈　野'],
  ['a line break in one-line text becomes a space', text(), '甲\n乙', '甲 乙'],
  ['amount in 万', money(), '12万', 12_000_000],
  ['amount in full-width digits', money(), '１，２３４．５', 123450],
  ['finer than a fen is no amount', money(), '0.001', { refused: 'not-money' }],
  ['number with its unit', integer({ unit: 'vehicle' }), '4 台', 4],
  ['a fraction where a whole number is wanted', integer(), '4.5', { refused: 'not-whole' }],
  ['area with ㎡', number({ unit: 'm2' }), '120.5㎡', 120.5],
  ['percent with its sign', percent(), '12.5％', 12.5],
  ['percent without', percent(), '100', 100],
  ['date in one run', date(), '20261122', '2026-11-22'],
  ['yesterday in words', date(), '昨天', '2026-11-22'],
  ['a day that does not exist', date(), '2026-02-30', { refused: 'not-date' }],
  ['time of day', datetime(), '2026-11-22 9:05', '2026-11-22T09:05'],
  ['hour 24 does not exist', datetime(), '2026-11-22 24:00', { refused: 'not-datetime' }],
  ['month in Chinese', month(), '2026年7月', '2026-07'],
  ['month 13', month(), '2026-13', { refused: 'not-month' }],
  ['a quarter', period(), '2026年第3季度', { from: '2026-07', to: '2026-09' }],
  ['months to months', period(), '2026年7月至9月', { from: '2026-07', to: '2026-09' }],
  ['a year', period(), '2026', { from: '2026-01', to: '2026-12' }],
  ['second half', period(), '2026下半年', { from: '2026-07', to: '2026-12' }],
  ['a period that ends before it begins', period(), '2026-09 至 2026-07', { refused: 'not-period' }],
  ['an option by its word', choice(places), '离马路不远', 'near-road'],
  ['an option by its code', choice(places), 'roadside', 'roadside'],
  ['a word that is no option', choice(places), '河边', { refused: 'not-choice' }],
  ['another option where one may be named', choice(places, { other: true }), '河边', { other: '河边' }],
  ['several options', many(places), '马路边、离马路不远', ['roadside', 'near-road']],
  ['several with a stranger', many(places), '马路边、河边', { refused: 'not-choice' }],
  ['rating with its scale', rating(), '4 / 5', 4],
  ['rating above five', rating(), '6', { refused: 'not-rating' }],
  ['yes in Chinese', yesNo(), '有', true],
  ['no in English', yesNo(), 'No', false],
  ['mobile with spaces and country code', phone(), '+86 138 0000 1234', '13800001234'],
  ['landline with blank in the number', phone(), '0512-5550 0417', '0512-55500417'],
  ['landline in brackets with extension', phone(), '（0512）55500417 转 802', '0512-55500417-802'],
  ['Beijing', phone(), '010-55500417', '010-55500417'],
  ['six digits are no phone', phone(), '550041', { refused: 'not-phone' }],
  ['credit code in small letters', taxNumber(), '91350100m000100y43', '91350100M000100Y43'],
  ['credit code with a slip', taxNumber(), '91350100M000100Y44', { refused: 'tax-number-check' }],
  ['old tax number of 15', taxNumber(), '320500123456789', '320500123456789'],
  ['14 digits', taxNumber(), '32050012345678', { refused: 'not-tax-number' }],
  ['account number in fours', bankAccount(), '6200 0000 1111 7731', '6200000011117731'],
  [
    'contact with post and phone',
    contact(),
    '谈野，采购主任，138 0000 1234',
    { id: null, name: '谈野', title: '采购主任', phone: '13800001234' },
  ],
])('%s', (_name, field, typed, value) => {
  expect(read(field, typed)).toEqual(value)
})

const aDate = fc.integer({ min: -20_000, max: 20_000 }).map((n) => addDays(today, n))
const aFen = fc.maxSafeInteger().map((n): Fen => fen(n))

describe('what is shown reads back', () => {
  const same = (field: Field, value: unknown) => {
    expect(read(field, showField(field, value, words))).toEqual(value)
    expect(read(field, editText(field, value, words))).toEqual(value)
  }
  test('money', () => fc.assert(fc.property(aFen, (v) => same(money({ negative: true }), v))))
  test('date', () => fc.assert(fc.property(aDate, (v) => same(date(), v))))
  test('number with unit', () =>
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (n) => same(number({ unit: 'm2' }), n / 1000)),
    ))
  test('month and period', () =>
    fc.assert(
      fc.property(aDate, aDate, (a, b) => {
        const [from, to] = [a.slice(0, 7), b.slice(0, 7)].sort() as [string, string]
        same(month(), from)
        same(period(), { from, to })
      }),
    ))
  test('phone', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('0512-5550', '010-5550', '1380000'),
        fc.integer({ min: 1000, max: 9999 }),
        (head, tail) => same(phone(), `${head}${tail}`),
      ),
    ))
})

test('what could not be read is shown as it was typed', () => {
  expect(showField(date(), { typed: '2026-13-45' }, words)).toBe('2026-13-45')
})

test('of a masked value only what may be seen is shown', () => {
  expect(showField(phone(), { masked: true, shown: '138****0417' }, words)).toBe('138****0417')
})
