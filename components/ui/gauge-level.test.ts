import { expect, test } from 'vitest'

import { fen } from '@/lib/core/money'

import { gaugeLevel } from './gauge-level'

const line = fen(1_000_000)

test.each([
  ['nothing used', 0, 'ok'],
  ['79.99 % is still calm', 799_900, 'ok'],
  ['a fen below 80 % is still calm', 799_999, 'ok'],
  ['80 % warns', 800_000, 'w'],
  ['94.99 % still only warns', 949_900, 'w'],
  ['95 % is urgent', 950_000, 'u'],
  ['exactly the line is urgent, not over', 1_000_000, 'u'],
  ['a fen past the line is over', 1_000_001, 'o'],
  ['100.01 % is over', 1_000_100, 'o'],
  ['money back is calm', -5, 'ok'],
] as const)('%s', (_name, used, level) => {
  expect(gaugeLevel(line, fen(used))).toBe(level)
})

test('without a line there is no level, whatever is used', () => {
  expect(gaugeLevel(null, fen(5))).toBe('nil')
  expect(gaugeLevel(fen(0), fen(5))).toBe('nil')
})

test('large lines are compared exactly', () => {
  const large = fen(9_007_199_254_740_991)
  expect(gaugeLevel(large, fen(9_007_199_254_740_990))).toBe('u')
  expect(gaugeLevel(large, large)).toBe('u')
})
