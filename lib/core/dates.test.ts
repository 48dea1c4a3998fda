import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  businessDate,
  dateIn,
  dayOfMonth,
  daysBetween,
  firstDay,
  lastDay,
  month,
  monthOf,
  parseDate,
  plusMonths,
  quarterOf,
  startOf,
  weekOf,
  yearsBetween,
  type BusinessDate,
} from './dates'

const day = businessDate
const anyDay = fc.integer({ min: 0, max: 73_000 }).map((n) => addDays(day('1950-01-01'), n))
const SHANGHAI = 'Asia/Shanghai'

describe('a business date exists', () => {
  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-11-31',
    '0000-00-00',
    '0000-01-01',
    '20261122',
    '2026-11-22T10:00',
    '10000-01-01',
    'tomorrow',
    '',
  ])('%s does not', (text) => {
    expect(() => businessDate(text)).toThrow(RangeError)
  })
  test('29 February exists in a leap year', () => expect(day('2028-02-29')).toBe('2028-02-29'))
  test.each(['2026-13', '2026-1', '2026', '202601', '0000-01'])('%s is no month', (text) => {
    expect(() => month(text)).toThrow(RangeError)
  })
})

describe('a moment falls on the day of the office, whatever the machine thinks', () => {
  test.each<[string, string, string]>([
    ['the last millisecond of a Shanghai day', '2026-11-23T15:59:59.999Z', '2026-11-23'],
    ['the first of the next', '2026-11-23T16:00:00Z', '2026-11-24'],
    ['new year in Shanghai is still the old year in London', '2026-12-31T16:00:00Z', '2027-01-01'],
    ['a summer night of 1987, when clocks were one hour ahead', '1987-06-30T15:30:00Z', '1987-07-01'],
  ])('%s', (_, instant, date) => {
    expect(dateIn(SHANGHAI, new Date(instant))).toBe(date)
  })

  test('a day begins at its first moment and the moment before is the day before', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const start = startOf(date, SHANGHAI)
        expect(dateIn(SHANGHAI, start)).toBe(date)
        expect(dateIn(SHANGHAI, new Date(start.getTime() - 1))).toBe(addDays(date, -1))
      }),
    )
  })
})

describe('counting', () => {
  test.each<[string, string, number, string]>([
    ['a month after 31 January is the end of February', '2026-01-31', 1, '2026-02-28'],
    ['in a leap year the 29th', '2028-01-31', 1, '2028-02-29'],
    ['three months after 30 November, across the year', '2026-11-30', 3, '2027-02-28'],
    ['back again', '2026-03-31', -1, '2026-02-28'],
  ])('%s', (_, from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to)
  })

  test('adding days and counting them agree', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (date, n) => {
        expect(daysBetween(date, addDays(date, n))).toBe(n)
      }),
    )
  })

  test.each<[string, string, string, number]>([
    ['the day before the fifth birthday', '2021-11-24', '2026-11-23', 4],
    ['the fifth birthday', '2021-11-23', '2026-11-23', 5],
    ['founded today', '2026-11-23', '2026-11-23', 0],
    ['founded on 29 February', '2024-02-29', '2025-02-28', 0],
  ])('whole years: %s', (_, from, to, years) => {
    expect(yearsBetween(day(from), day(to))).toBe(years)
  })

  test('a month runs from its first to its last day and the next follows at once', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const m = monthOf(date)
        expect(dayOfMonth(firstDay(m))).toBe(1)
        expect(firstDay(m) <= date && date <= lastDay(m)).toBe(true)
        expect(addDays(lastDay(m), 1)).toBe(firstDay(plusMonths(m, 1)))
      }),
    )
  })

  test.each<[string, string]>([
    ['2026-01-01', '2026-Q1'],
    ['2026-03-31', '2026-Q1'],
    ['2026-04-01', '2026-Q2'],
    ['2026-12-31', '2026-Q4'],
  ])('%s lies in %s', (date, quarter) => {
    expect(quarterOf(day(date))).toBe(quarter)
  })
})

describe('what people type', () => {
  const today: BusinessDate = day('2026-11-23')
  test.each<[string, string | null]>([
    ['20261122', '2026-11-22'],
    ['2026-11-22', '2026-11-22'],
    ['2026/1/2', '2026-01-02'],
    ['2026.11.22', '2026-11-22'],
    ['2026年11月22日', '2026-11-22'],
    ['２０２６－１１－２２', '2026-11-22'],
    ['11-22', '2026-11-22'],
    ['1月2日', '2026-01-02'],
    ['今天', '2026-11-23'],
    ['明天', '2026-11-24'],
    [' 昨天 ', '2026-11-22'],
    ['2026-02-29', null],
    ['2026111', null],
    ['202611', null],
    ['13-01', null],
    ['后天', null],
    ['constructor', null],
    ['', null],
  ])('"%s" → %s', (typed, date) => {
    expect(parseDate(typed, today)).toBe(date)
  })

  test('no text makes it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => void parseDate(typed, today)))
  })

  test('every date can be typed as it is shown', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const [y, m, d] = date.split('-')
        expect(parseDate(date, today)).toBe(date)
        expect(parseDate(`${y}${m}${d}`, today)).toBe(date)
        expect(parseDate(`${y}年${Number(m)}月${Number(d)}日`, today)).toBe(date)
      }),
    )
  })
})

describe('the week of a date', () => {
  test.each([
    ['2026-11-23', 48, 'a Monday'],
    ['2026-11-22', 47, 'the Sunday before it'],
    ['2026-11-29', 48, 'the Sunday that ends it'],
    ['2026-01-01', 1, 'a Thursday: its week is the first'],
    ['2027-01-01', 53, 'a Friday: still of the year before'],
    ['2027-01-03', 53, 'the Sunday of that week'],
    ['2027-01-04', 1, 'the Monday after it'],
    ['2024-12-30', 1, 'a Monday that is already of the next year'],
    ['2020-12-31', 53, 'a year of 53 weeks'],
  ])('%s is in week %i: %s', (date, week) => {
    expect(weekOf(day(date))).toBe(week)
  })
})
