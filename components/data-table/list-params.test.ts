import { expect, test } from 'vitest'

import { nextSort, sortOf } from './list-params'

test.each([
  ['the first press sorts the column its own way', null, 'asc', 'name'],
  ['the second turns it round', 'name', 'asc', '-name'],
  ['the third gives it up', '-name', 'asc', null],
  ['another column begins anew', '-owner', 'asc', 'name'],
  ['money begins with the largest', null, 'desc', '-name'],
  ['and then the smallest', '-name', 'desc', 'name'],
] as const)('%s', (_name, current, first, expected) => {
  expect(nextSort(current, 'name', first)).toBe(expected)
})

test('a minus means descending', () => {
  expect(sortOf('-line')).toEqual({ id: 'line', descending: true })
  expect(sortOf('line')).toEqual({ id: 'line', descending: false })
  expect(sortOf(null)).toBeNull()
})
