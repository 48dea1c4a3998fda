import { expect, test } from 'vitest'
import { businessDate } from '@/lib/core/dates'
import { decideDelegation, type Letter } from './delegation'

const letter = (
  over: Partial<Record<'startsOn' | 'endsOn', string>> & Partial<Pick<Letter, 'toPersonId' | 'plans'>> = {},
): Letter => ({
  fromPersonId: 'xie',
  toPersonId: over.toPersonId ?? 'fu',
  plans: over.plans ?? [],
  startsOn: businessDate(over.startsOn ?? '2026-11-22'),
  endsOn: businessDate(over.endsOn ?? '2026-11-28'),
})
const today = businessDate('2026-11-23')

test.each<[string, Letter, Letter[], string[]]>([
  ['a week', letter(), [], []],
  ['one day', letter({ startsOn: '2026-11-23', endsOn: '2026-11-23' }), [], []],
  ['to oneself', letter({ toPersonId: 'xie' }), [], ['people.delegate-self']],
  ['ending before it begins', letter({ endsOn: '2026-11-21' }), [], ['people.ends-before-start']],
  [
    'ended yesterday',
    letter({ startsOn: '2026-11-20', endsOn: '2026-11-22' }),
    [],
    ['people.delegation-past'],
  ],
  ['exactly the longest', letter({ startsOn: '2026-11-23', endsOn: '2027-02-20' }), [], []],
  [
    'a day longer than the longest',
    letter({ startsOn: '2026-11-23', endsOn: '2027-02-21' }),
    [],
    ['people.delegation-too-long'],
  ],
  [
    'all papers to two people on one day',
    letter(),
    [letter({ startsOn: '2026-11-28', endsOn: '2026-11-30' })],
    ['people.delegation-overlaps'],
  ],
  [
    'all papers to two people one after the other',
    letter(),
    [letter({ startsOn: '2026-11-29', endsOn: '2026-11-30' })],
    [],
  ],
  [
    'different papers to two people',
    letter({ plans: ['credit.line'] }),
    [letter({ plans: ['grading.rating'] })],
    [],
  ],
  [
    'one paper of several twice',
    letter({ plans: ['credit.line', 'x'] }),
    [letter({ plans: ['x'] })],
    ['people.delegation-overlaps'],
  ],
])('%s', (_, wanted, others, expected) => {
  const decision = decideDelegation(wanted, { today, maxDays: 90, others })
  expect(decision.allowed ? [] : decision.reasons.map((reason) => reason.code)).toEqual(expected)
})
