import { expect, test } from 'vitest'
import { fen } from '@/lib/core/money'
import { exposureOf, usedPercent } from './line-values'

test.each<[string, number, number | null, number | null]>([
  ['no line is no per cent', 100, null, null],
  ['a line of nothing is no per cent', 100, 0, null],
  ['nothing used', 0, 12_000, 0],
  ['half of it', 6_000, 12_000, 50],
  ['a third, to one decimal', 4_000, 12_000, 33.3],
  ['five hundredths of a per cent do not make a tenth', 5, 10_000, 0],
  ['a fen under 95 % is not 95 %', 9_499_999, 10_000_000, 94.9],
  ['a fen over the line', 12_000_001, 12_000_000, 100],
  ['more than the line', 18_000, 12_000, 150],
  ['a balance in the customer’s favour', -6_000, 12_000, -50],
])('%s', (_name, exposure, line, percent) => {
  expect(usedPercent(fen(exposure), line === null ? null : fen(line))).toBe(percent)
})

test.each([
  ['receivable and goods on the way', { receivable: '10.50', inTransit: '0.25' }, 1075],
  ['nothing on the way', { receivable: '10.50', inTransit: null }, 1050],
  ['no position at all', { receivable: null, inTransit: null }, 0],
])('exposure is %s', (_name, position, exposure) => {
  expect(exposureOf(position)).toBe(exposure)
})
