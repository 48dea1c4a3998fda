import { expect, test } from 'vitest'

import { readMonth, stepMonth } from './month-text'

test.each([
  ['2026-11', '2026-11'],
  ['202611', '2026-11'],
  ['２０２６年１月', '2026-01'],
  ['11', '2026-11'],
  ['3月', '2026-03'],
  ['13', null],
  ['2026-00', null],
  ['2026-13', null],
  ['November', null],
])('%s is the month %s', (typed, month) => {
  expect(readMonth(typed, 2026)).toBe(month)
})

test.each([
  ['2026-12', 1, '2027-01'],
  ['2026-01', -1, '2025-12'],
  ['2026-11', -23, '2024-12'],
])('%s and %i months is %s', (from, months, to) => {
  expect(stepMonth(from, months)).toBe(to)
})
