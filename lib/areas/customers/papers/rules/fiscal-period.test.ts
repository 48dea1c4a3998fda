import { describe, expect, it } from 'vitest'
import { businessDate, month } from '@/lib/core/dates'
import {
  fiscalBefore,
  fiscalChoices,
  fiscalKey,
  type FiscalKey,
  fiscalKeyOf,
  fiscalMonths,
  isFiscalOver,
} from './fiscal-period'

const key = (text: string) => text as FiscalKey

describe('a fiscal period', () => {
  it.each([
    ['a year runs from January to December', '2025', '2025-01', '2025-12'],
    ['the first quarter begins with the year', '2026Q1', '2026-01', '2026-03'],
    ['the fourth ends with it', '2026Q4', '2026-10', '2026-12'],
  ])('%s', (_, text, from, to) => {
    expect(fiscalMonths(key(text))).toEqual({ from, to })
    expect(fiscalKeyOf({ from: month(from), to: month(to) })).toBe(text)
  })

  it.each([
    ['half a year is none', '2025-01', '2025-06'],
    ['a month is none', '2025-01', '2025-01'],
    ['three months across two quarters are none', '2025-02', '2025-04'],
    ['a year from July to June is none', '2024-07', '2025-06'],
  ])('%s', (_, from, to) => expect(fiscalKeyOf({ from: month(from), to: month(to) })).toBeNull())

  it.each([
    ['a fifth quarter is none', '2025Q5'],
    ['a year of another century is none', '1925'],
    ['nothing is none', ''],
  ])('%s', (_, text) => expect(fiscalKey(text)).toBeNull())

  it.each([
    ['on its last day a year still runs', '2025', '2025-12-31', false],
    ['on the first of January it is over', '2025', '2026-01-01', true],
    ['a quarter is over the day after it', '2026Q3', '2026-10-01', true],
    ['and not on its last', '2026Q3', '2026-09-30', false],
  ])('%s', (_, text, today, over) =>
    expect(isFiscalOver(fiscalMonths(key(text)), businessDate(today))).toBe(over),
  )

  it.each([
    ['a year is compared with the newest year before', '2025', ['2023', '2024', '2026', '2025Q4'], '2024'],
    ['though the year between is missing', '2025', ['2022', '2025'], '2022'],
    [
      'a quarter with the newest quarter before, across the year',
      '2026Q1',
      ['2025', '2025Q4', '2025Q3'],
      '2025Q4',
    ],
    ['the first has nothing to be compared with', '2025', ['2025', '2026', '2024Q4'], null],
  ])('%s', (_, text, keys, before) => expect(fiscalBefore(key(text), keys.map(key))).toBe(before))

  it.each([
    [
      'in November the third quarter is the newest, last year the newest year',
      '2026-11-28',
      '2026Q3',
      '2025',
    ],
    ['on New Year’s Day both of the old year are', '2027-01-01', '2026Q4', '2026'],
    ['on the last of March the quarter still runs', '2026-03-31', '2025Q4', '2025'],
  ])('%s', (_, today, quarter, year) => {
    const { years, quarters } = fiscalChoices(businessDate(today))
    expect([quarters[0], years[0]]).toEqual([quarter, year])
    expect([quarters.length, years.length]).toEqual([8, 5])
  })
})
