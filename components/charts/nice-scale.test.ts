import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { niceMarks } from './nice-scale'

test.each([
  [18.4, [10, 20]],
  [20, [10, 20]],
  [0.03, [0.02, 0.04]],
  [388.6, [200, 400]],
  [0, []],
])('up to %f the marks are %j', (highest, marks) => {
  expect(niceMarks(highest)).toEqual(marks)
})

test('the last mark always reaches the highest value, with at most three marks', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 1e12, noNaN: true }), (highest) => {
      const marks = niceMarks(highest)
      expect(marks.length).toBeLessThanOrEqual(3)
      expect(marks.at(-1) ?? 0).toBeGreaterThanOrEqual(highest * (1 - 1e-9))
    }),
  )
})
