import { expect, test } from 'vitest'

import { readKey } from './key-sequence'

test.each([
  ['g waits for its letter', 'g', 0, null, { then: 'wait' }],
  ['g then c goes', 'c', 1000, 0, { then: 'go', key: 'c' }],
  ['the last moment still counts', 'c', 1500, 0, { then: 'go', key: 'c' }],
  ['too late, the letter stands alone', 'c', 1501, 0, { then: 'single', key: 'c' }],
  ['a second g waits again', 'g', 100, 0, { then: 'wait' }],
  ['a letter alone is a letter', 'x', 0, null, { then: 'single', key: 'x' }],
] as const)('%s', (_name, key, now, gAt, expected) => {
  expect(readKey(key, now, gAt)).toEqual(expected)
})
