import { describe, expect, it } from 'vitest'
import { businessDate } from '@/lib/core/dates'
import { decideVisit } from './visit-record'

const today = businessDate('2026-11-28')

describe('recording a call', () => {
  it.each([
    ['made today, the next tomorrow', '2026-11-28', '2026-11-29', []],
    ['made long ago without a next one', '2021-03-02', null, []],
    ['not yet made', '2026-11-29', null, ['visits.in-future']],
    ['the next on the same day', '2026-11-20', '2026-11-20', ['visits.next-not-after']],
    ['the next before it', '2026-11-20', '2026-11-19', ['visits.next-not-after']],
    ['the next was due in the past, and is written down late', '2026-11-10', '2026-11-17', []],
  ])('%s', (_, visitedOn, nextOn, codes) => {
    const decision = decideVisit(
      { visitedOn: businessDate(visitedOn), nextOn: nextOn === null ? null : businessDate(nextOn) },
      today,
    )
    expect(decision.allowed ? [] : decision.reasons.map(({ code }) => code)).toEqual(codes)
  })
})
