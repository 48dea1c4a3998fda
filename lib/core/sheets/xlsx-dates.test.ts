import { describe, expect, test } from 'vitest'
import { dateOfSerial, isDateFormat } from './xlsx-dates'

describe('Excel serial numbers', () => {
  test.each<[string, number, boolean, string | null]>([
    ['the first day', 1, false, '1900-01-01'],
    ['the day before the day that never was', 59, false, '1900-02-28'],
    ['the day that never was', 60, false, '1900-02-28'],
    ['the day after it', 61, false, '1900-03-01'],
    ['a day of our time', 40606, false, '2011-03-04'],
    ['a day with a time', 40606.75, false, '2011-03-04 18:00:00'],
    ['a time that rounds up to the next day', 40606.999_999_9, false, '2011-03-05'],
    ['the last day', 2_958_465, false, '9999-12-31'],
    ['beyond the last day', 2_958_466, false, null],
    ['a time alone', 0.5, false, null],
    ['a negative number', -1, false, null],
    ['the epoch of old Macs', 39144, true, '2011-03-04'],
  ])('%s', (_name, serial, epoch1904, expected) => {
    expect(dateOfSerial(serial, epoch1904)).toBe(expected)
  })
})

describe('which number formats are dates', () => {
  test.each<[string, boolean]>([
    ['yyyy-mm-dd', true],
    ['yyyy"年"m"月"d"日"', true],
    ['[$-F800]dddd\\,\\ mmmm', true],
    ['[h]:mm', true],
    ['General', false],
    ['#,##0.00_);[Red]\\(#,##0.00\\)', false],
    ['0.00E+00', false],
    ['#,##0"天"', false],
    ['0.0,"M"', false],
    ['@', false],
  ])('%s', (code, expected) => {
    expect(isDateFormat(code)).toBe(expected)
  })
})
