import { describe, expect, test } from 'vitest'
import { type Change, differenceOf, type Fields, undone } from './replay'

let nth = 0
const change = (subjectId: string, deed: string, before: Fields | null, after: Fields | null): Change => ({
  id: String(nth++).padStart(4, '0'),
  subjectId,
  deed,
  before,
  after,
})
const map = (rows: Record<string, Fields>) => new Map(Object.entries(rows))

describe('what was known on a past day', () => {
  test.each<[string, Record<string, Fields>, Change[], Record<string, Fields>]>([
    ['nothing happened since', { a: { title: '总监' } }, [], { a: { title: '总监' } }],
    [
      'somebody was entered since',
      { a: {}, b: {} },
      [change('b', 'added', null, { title: '经理' })],
      { a: {} },
    ],
    [
      'a stance changed twice: the first change is undone last',
      { a: { alliance: 'mentor', title: '总监' } },
      [
        change('a', 'changed', { alliance: null }, { alliance: 'neutral' }),
        change('a', 'changed', { alliance: 'neutral' }, { alliance: 'mentor' }),
      ],
      { a: { alliance: null, title: '总监' } },
    ],
    [
      'somebody left',
      { a: { endsOn: '2026-10-01' } },
      [change('a', 'ended', { endsOn: null }, { endsOn: '2026-10-01' })],
      { a: { endsOn: null } },
    ],
    [
      'a row was removed by mistake',
      {},
      [change('a', 'removed', { title: '部长' }, null)],
      { a: { title: '部长' } },
    ],
    [
      'changes that keep all fields do no harm',
      { a: { alliance: 'neutral', title: '总监' } },
      [change('a', 'changed', { alliance: 'enemy', title: '经理' }, { alliance: 'neutral', title: '总监' })],
      { a: { alliance: 'enemy', title: '经理' } },
    ],
    [
      'entered and changed since: gone',
      { a: { alliance: 'neutral' } },
      [change('a', 'added', null, {}), change('a', 'changed', { alliance: null }, { alliance: 'neutral' })],
      {},
    ],
    ['a change of something unknown', { a: {} }, [change('x', 'changed', { alliance: null }, {})], { a: {} }],
  ])('%s', (_, now, later, expected) => {
    expect(Object.fromEntries(undone(map(now), later))).toEqual(expected)
    expect(Object.fromEntries(undone(map(now), later.toReversed()))).toEqual(expected)
  })

  test('undoing leaves what is stored alone', () => {
    const now = map({ a: { alliance: 'mentor' } })
    undone(now, [change('a', 'changed', { alliance: null }, { alliance: 'mentor' })])
    expect(now.get('a')).toEqual({ alliance: 'mentor' })
  })
})

test('two days compared: who came, left, changed; which ties appeared and vanished', () => {
  const earlier = {
    people: map({
      stays: { alliance: 'neutral', coverage: 'brief', goal: '认识' },
      leaves: { alliance: 'enemy' },
      same: { alliance: null },
    }),
    ties: new Set(['old', 'kept']),
  }
  const later = {
    people: map({
      stays: { alliance: 'supporter', coverage: 'brief', goal: '请来' },
      same: {},
      comes: { alliance: 'neutral' },
    }),
    ties: new Set(['kept', 'new']),
  }
  expect(differenceOf(earlier, later, ['alliance', 'coverage'])).toEqual({
    came: ['comes'],
    left: ['leaves'],
    changed: [{ id: 'stays', fields: [{ field: 'alliance', before: 'neutral', after: 'supporter' }] }],
    appeared: ['new'],
    vanished: ['old'],
  })
})
