import { describe, expect, it } from 'vitest'
import { moved } from './row-rank'

describe('a ranked line moved', () => {
  it.each([
    ['down by one', 0, 1, 'bacd'],
    ['to the end', 0, 3, 'bcda'],
    ['to the head', 3, 0, 'dabc'],
    ['nowhere', 2, 2, 'abcd'],
  ] as const)('%s', (_, from, to, order) => expect(moved([...'abcd'], from, to).join('')).toBe(order))
})
