import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, businessDate, type BusinessDate } from './dates'
import {
  addWorkDays,
  isConfirmed,
  isWorkDay,
  weekdayOf,
  workDaysBetween,
  type WorkCalendar,
} from './work-days'

const day = businessDate

/** Spring Festival of 2026: off from 15 to 23 February, two make-up days around it. */
const calendar: WorkCalendar = {
  holidays: new Set(['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-23']),
  makeUpDays: new Set(['2026-02-14', '2026-02-28']),
  confirmedUntilYear: 2026,
}

test.each<[string, number]>([
  ['2026-11-23', 1],
  ['2026-11-22', 7],
  ['2026-02-14', 6],
  ['1949-12-31', 6],
])('%s is day %d of its week', (date, weekday) => {
  expect(weekdayOf(day(date))).toBe(weekday)
})

describe('working days', () => {
  test.each<[string, string, boolean]>([
    ['an ordinary Monday', '2026-11-23', true],
    ['a Saturday', '2026-11-21', false],
    ['a Sunday', '2026-11-22', false],
    ['a Tuesday of Spring Festival', '2026-02-17', false],
    ['the Saturday worked for it', '2026-02-14', true],
    ['a Tuesday nobody has announced anything about', '2027-02-09', true],
  ])('%s', (_, date, works) => {
    expect(isWorkDay(day(date), calendar)).toBe(works)
  })

  test('next year is not announced yet', () => {
    expect(isConfirmed(day('2026-12-31'), calendar)).toBe(true)
    expect(isConfirmed(day('2027-01-01'), calendar)).toBe(false)
  })

  test.each<[string, string, number, string]>([
    ['two working days after a Thursday are Monday', '2026-11-19', 2, '2026-11-23'],
    ['given on a Saturday, the first working day is Monday', '2026-11-21', 1, '2026-11-23'],
    ['over Spring Festival, the worked Saturday counts', '2026-02-13', 2, '2026-02-24'],
    ['five working days before a reception on Friday', '2026-11-27', -5, '2026-11-20'],
    ['none stays where it is, even on a Sunday', '2026-11-22', 0, '2026-11-22'],
  ])('%s', (_, from, n, to) => {
    expect(addWorkDays(day(from), n, calendar)).toBe(to)
  })

  test('adding working days and counting them back agree', () => {
    const anyDay = fc.integer({ min: 0, max: 800 }).map((n): BusinessDate => addDays(day('2025-06-01'), n))
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (from, n) => {
        const to = addWorkDays(from, n, calendar)
        expect(workDaysBetween(from, to, calendar)).toBe(n)
        expect(workDaysBetween(to, from, calendar)).toBe(-n || 0)
        if (n > 0) expect(isWorkDay(to, calendar)).toBe(true)
      }),
    )
  })
})
