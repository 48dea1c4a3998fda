import { describe, expect, it } from 'vitest'
import { sharedBuffersOf } from './buffers.mjs'

const GB = 1024 ** 3

describe('how much the embedded server keeps in memory', () => {
  it.each([
    ['a small machine has what PostgreSQL takes by itself', 1 * GB - 1, 0, '128MB'],
    ['two gigabytes give an eighth', 2 * GB, 0, '256MB'],
    ['a large machine gives no more than a gigabyte', 64 * GB, 0, '1024MB'],
    ['a container counts by what it is allowed', 64 * GB, 4 * GB, '512MB'],
    ['a bound beyond the machine is none', 4 * GB, 2 ** 60, '512MB'],
  ])('%s', (_, total, constrained, expected) => {
    expect(sharedBuffersOf(total, constrained)).toBe(expected)
  })
})
