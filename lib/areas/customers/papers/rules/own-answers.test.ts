import { describe, expect, it } from 'vitest'
import { reconcileOwn } from './own-answers'

const one = (seen: unknown, sent: unknown, stored: unknown) =>
  reconcileOwn(['findings'], {
    seen: { findings: seen },
    sent: { findings: sent },
    stored: { findings: stored },
  })

describe('what two people write into one paper', () => {
  it.each([
    ['untouched by both', '甲', '甲', '甲', '甲', 0],
    ['changed by me alone', '甲', '乙', '甲', '乙', 0],
    ['changed by somebody else alone', '甲', '甲', '丙', '丙', 0],
    ['emptied by me alone', '甲', null, '甲', null, 0],
    ['changed by both to the same', '甲', '乙', '乙', '乙', 0],
    ['changed by both differently', '甲', '乙', '丙', '乙', 1],
    ['first written by both', null, '乙', '丙', '乙', 1],
  ])('%s', (_, seen, sent, stored, kept, conflicts) => {
    const result = one(seen, sent, stored)
    expect(result.answers['findings']).toEqual(kept)
    expect(result.conflicts).toHaveLength(conflicts)
    if (conflicts)
      expect(result.conflicts[0]).toEqual({
        field: 'answers.findings',
        base: seen,
        theirs: stored,
        mine: sent,
      })
  })
})
