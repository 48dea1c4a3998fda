import { describe, expect, it } from 'vitest'
import { behaviourLines, relined } from '@/lib/areas/customers/profile/rules/behaviour-lines'
import { learned, profileChanges } from './profile-changes'

const seen = { title: '采购经理', behaviours: behaviourLines((n) => (n === 6 ? '2026-06-18' : null)) }

describe('what a filled profile sends', () => {
  it.each([
    ['nothing where nothing was typed', {}, [], []],
    ['a fact that differs', { title: '采购总监' }, ['title'], []],
    [
      'a day given',
      { behaviours: behaviourLines((n) => (n === 6 ? '2026-06-18' : n === 7 ? '2026-07-01' : null)) },
      [],
      [7],
    ],
    ['a day taken back', { behaviours: behaviourLines(() => null) }, [], [6]],
    ['nothing of a checklist that was not sent', { behaviours: undefined }, [], []],
  ] as const)('%s', (_, typed, facts, numbers) => {
    const answers = Object.fromEntries(
      Object.entries({ ...seen, ...typed }).filter(([, value]) => value !== undefined),
    )
    const sent = profileChanges(answers, seen)
    expect(sent.changes.map(({ fact }) => fact)).toEqual(facts)
    expect(sent.behaviours.map(({ number }) => number)).toEqual(numbers)
  })

  it('after a conflict starts from what the other one wrote', () => {
    const known = learned(seen, [
      { field: 'behaviours.6.seenOn', base: null, theirs: '2026-07-02', mine: '2026-07-01' },
      { field: 'title', base: '采购经理', theirs: '采购主任', mine: '采购总监' },
    ])
    const mine = {
      title: '采购总监',
      behaviours: behaviourLines((n) => ({ 6: '2026-06-18', 7: '2026-07-01' })[n]),
    }
    expect(profileChanges(mine, known)).toEqual({
      changes: [{ fact: 'title', from: '采购主任', to: '采购总监' }],
      behaviours: [{ number: 7, from: '2026-07-02', to: '2026-07-01' }],
    })
  })

  it('a checklist that comes back sorted otherwise keeps each day at its statement', () => {
    const rows = behaviourLines((n) => (n === 3 ? '2026-05-01' : null)).toReversed()
    expect(relined(rows)[2]).toMatchObject({ statement: '3', seenOn: '2026-05-01' })
  })
})
