import { describe, expect, test } from 'vitest'
import { businessDate, type BusinessDate } from '@/lib/core/dates'
import type { Decision } from '@/lib/core/decision'
import { decideBehaviour, decideTie, decideTieEnd, type TieFacts } from './map-deeds'

const today = businessDate('2026-11-23')
const said = (decision: Decision<null>) =>
  decision.allowed ? 'allowed' : decision.reasons.map(({ code }) => code.replace('power.', '')).join(' ')
const day = (text: string) => businessDate(text)
const post = (id: string, endsOn: string | null = null, customerId = 'k') => ({
  id,
  customerId,
  name: id,
  startsOn: null,
  endsOn: endsOn as BusinessDate | null,
})

describe('TAS-15: a behaviour with the day it was seen', () => {
  test.each([
    ['seen today', '2026-11-23', null, [], 'allowed'],
    ['seen long ago', '2024-02-29', null, [], 'allowed'],
    ['of tomorrow', '2026-11-24', null, [], 'seen-ahead'],
    ['another one was seen before', '2026-11-23', null, [5], 'allowed'],
    ['the same was seen before', '2026-11-23', null, [5, 6], 'seen-already'],
    ['on his last day', '2026-10-31', '2026-10-31', [], 'allowed'],
    ['the day after he left', '2026-11-01', '2026-10-31', [], 'left-before'],
    ['everything wrong at once', '2026-12-01', '2026-10-31', [6], 'seen-ahead left-before seen-already'],
  ])('%s', (_, seenOn, endsOn, known, expected) =>
    expect(
      said(
        decideBehaviour(
          { number: 6, seenOn: day(seenOn) },
          post('柳时雨', endsOn),
          known.map((number) => ({ number, seenOn: day('2026-06-18') })),
          today,
        ),
      ),
    ).toBe(expected),
  )
})

describe('A9: a line between two people', () => {
  const drawn = (some: Partial<TieFacts>, kind = 'influence', startsOn = '2026-11-23') =>
    said(
      decideTie(
        { kind, startsOn: day(startsOn) },
        { from: post('a'), to: post('b'), open: [], ...some },
        today,
      ),
    )
  const open = (fromPostId: string, toPostId: string, kind: string) => [{ fromPostId, toPostId, kind }]
  test.each<[string, string, string]>([
    ['of influence', drawn({}), 'allowed'],
    ['to himself', drawn({ to: post('a') }), 'tie-to-self'],
    ['to another customer’s', drawn({ to: post('b', null, 'other') }), 'tie-elsewhere'],
    ['that begins tomorrow', drawn({}, 'influence', '2026-11-24'), 'tie-ahead'],
    ['to somebody who left that day', drawn({ to: post('b', '2026-11-23') }), 'left-before'],
    ['to somebody who leaves tomorrow', drawn({ to: post('b', '2026-11-24') }), 'allowed'],
    ['twice', drawn({ open: open('a', 'b', 'influence') }), 'tie-already'],
    ['of influence the other way', drawn({ open: open('b', 'a', 'influence') }), 'allowed'],
    [
      'of conflict the other way is the same',
      drawn({ open: open('b', 'a', 'conflict') }, 'conflict'),
      'tie-already',
    ],
    [
      'of conflict beside one of influence',
      drawn({ open: open('a', 'b', 'influence') }, 'conflict'),
      'allowed',
    ],
  ])('%s', (_, result, expected) => expect(result).toBe(expected))

  test.each<[string, string, string | null, string]>([
    ['ends today', '2026-11-23', null, 'allowed'],
    ['ends on the day it began', '2026-03-01', null, 'allowed'],
    ['ends tomorrow', '2026-11-24', null, 'tie-ahead'],
    ['ends before it began', '2026-02-28', null, 'tie-before'],
    ['ended before', '2026-11-23', '2026-10-01', 'tie-ended'],
  ])('%s', (_, endsOn, ended, expected) =>
    expect(
      said(
        decideTieEnd(
          day(endsOn),
          { startsOn: day('2026-03-01'), endsOn: ended as BusinessDate | null },
          today,
        ),
      ),
    ).toBe(expected),
  )
})
