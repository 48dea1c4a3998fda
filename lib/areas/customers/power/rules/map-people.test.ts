import { describe, expect, test } from 'vitest'
import { healthOf, judged, type JudgedPerson, powerSummary } from './map-people'

const limits = { neutral: 1, supporter: 3, mentor: 3 }
const person = (postId: string, some: Partial<JudgedPerson> = {}): JudgedPerson => ({
  postId, contactId: postId, name: postId, title: null, level: null, department: null, reportsTo: null, buyingRole: null,
  influence: null, alliance: null, allianceOn: null, coverage: null, closeness: null, closenessWanted: null,
  counterpart: null, goal: null, lastContactOn: null, startsOn: null, endsOn: null, ended: false, position: 0, x: null,
  y: null, seen: [], ...some,
}) // prettier-ignore
const seen = (...numbers: number[]) =>
  numbers.map((number) => ({
    id: String(number),
    number,
    seenOn: '2026-06-18',
    note: null,
    recordedBy: null,
  }))

test('somebody is judged by what was seen: the mentor of whom too little was seen', () => {
  const mentor = person('柳时雨', {
    influence: 'political',
    alliance: 'mentor',
    seen: seen(6, 8, 9, 10, 12, 15),
  })
  expect(judged(mentor, limits)).toMatchObject({
    keyPlayer: true,
    suggested: 'supporter',
    unsupported: true,
    lack: { level: 'mentor', needed: 3, seen: 2 },
    gap: true,
  })
  expect(judged({ ...mentor, alliance: 'supporter', coverage: 'in-depth' }, limits)).toMatchObject({
    unsupported: false,
    lack: null,
    gap: false,
  })
})

describe('health counts who takes part, in the role he has there', () => {
  const people = [
    person('卞慎之', { influence: 'inner', alliance: 'supporter', buyingRole: 'user' }),
    person('钱北辰', { influence: 'political', alliance: 'mentor', buyingRole: 'decision-maker' }),
  ]
  test.each([
    ['without an opportunity: the usual roles', null, 'green', ['钱北辰']],
    ['the decision-maker is only evaluator here', [['钱北辰', 'evaluator']], 'amber', ['钱北辰']],
    ['the user approves here', [['卞慎之', 'approver']], 'green', ['卞慎之']],
    ['nobody takes part', [], 'red', []],
    ['a role of somebody who is not there', [['谁', 'approver']], 'red', []],
  ] as const)('%s', (_, roles, colour, names) => {
    const opportunity = roles && { roles: roles.map(([postId, role]) => ({ postId, role })) }
    expect(healthOf(people, opportunity)).toMatchObject({ colour, names })
  })
  test('who left does not count', () =>
    expect(
      healthOf(
        people.map((one) => ({ ...one, ended: true })),
        null,
      ).reason,
    ).toBe('nobody'))
})

test('a customer’s politics in a few numbers', () => {
  const people = [
    person('a', { influence: 'inner', alliance: 'supporter', coverage: 'in-depth', seen: seen(6, 7, 8) }),
    person('b', { influence: 'political', alliance: 'enemy', coverage: 'none' }),
    person('c', { influence: 'political', alliance: 'mentor' }),
    person('d', { influence: 'low', alliance: 'mentor' }),
    person('e', { influence: 'inner', alliance: 'mentor', ended: true }),
  ].map((one) => judged(one, limits))
  expect(powerSummary(people)).toEqual({
    people: 4,
    keyPlayers: 3,
    supportive: 2,
    hostile: 1,
    gaps: 2,
    unsupported: 2,
  })
})
