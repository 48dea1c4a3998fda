import { expect, test } from 'vitest'

import { moved } from './moved'

test.each<[string, number, number, string]>([
  ['the first becomes the last', 0, 2, 'bca'],
  ['the last becomes the first', 2, 0, 'cab'],
  ['a place outside changes nothing', 0, 3, 'abc'],
  ['nothing from outside comes in', -1, 1, 'abc'],
])('%s', (_name, from, to, wanted) => {
  expect(moved([...'abc'], from, to).join('')).toBe(wanted)
})
