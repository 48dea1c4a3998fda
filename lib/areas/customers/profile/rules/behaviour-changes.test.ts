import { describe, expect, it } from 'vitest'
import { businessDate } from '@/lib/core/dates'
import { decideBehaviours, reconcileBehaviours } from './behaviour-changes'

const today = businessDate('2026-11-23')
const post = { name: '柳时雨', startsOn: null, endsOn: null }
const seen = (number: number, from: string | null, to: string | null) => ({ number, from, to })

describe('the day a behaviour was seen', () => {
  it.each([
    ['today', seen(1, null, '2026-11-23'), null, []],
    ['tomorrow', seen(1, null, '2026-11-24'), null, ['behaviours.0.seenOn']],
    ['the day he left', seen(15, null, '2026-10-01'), '2026-10-01', []],
    ['the day after he left', seen(15, null, '2026-10-02'), '2026-10-01', ['behaviours.14.seenOn']],
    ['none: taken back, whenever it was', seen(6, '2027-01-01', null), '2026-10-01', []],
    ['as it was', seen(6, '2027-01-01', '2027-01-01'), null, []],
  ] as const)('%s', (_, change, left, fields) => {
    const decision = decideBehaviours([change], { ...post, endsOn: left && businessDate(left) }, today)
    expect(decision.allowed ? [] : decision.reasons.map(({ field }) => field)).toEqual(fields)
  })
})

describe('days typed against days recorded', () => {
  const known = [{ id: 'b6', number: 6, seenOn: '2026-06-18', note: '饭后说的' }]
  it.each([
    ['a new day is recorded', seen(7, null, '2026-07-01'), [], [7], []],
    ['a day changed is withdrawn and recorded anew', seen(6, '2026-06-18', '2026-06-20'), ['b6'], [6], []],
    ['a day emptied is withdrawn', seen(6, '2026-06-18', null), ['b6'], [], []],
    ['what another recorded alike is nothing to do', seen(6, null, '2026-06-18'), [], [], []],
    ['what another recorded otherwise is a conflict', seen(6, null, '2026-06-20'), [], [], ['2026-06-18']],
    ['what another took back is a conflict', seen(8, '2026-06-01', '2026-06-02'), [], [], [null]],
  ] as const)('%s', (_, change, withdrawn, numbers, theirs) => {
    const step = reconcileBehaviours([change], known)
    expect(step.withdrawn.map(({ id }) => id)).toEqual(withdrawn)
    expect(step.seen.map(({ number }) => number)).toEqual(numbers)
    expect(step.conflicts.map((conflict) => conflict.theirs)).toEqual(theirs)
  })

  it('the note of a day goes along when the day is changed', () =>
    expect(reconcileBehaviours([seen(6, '2026-06-18', '2026-06-20')], known).seen[0]?.note).toBe('饭后说的'))
})
