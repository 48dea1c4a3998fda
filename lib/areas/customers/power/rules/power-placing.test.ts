import { describe, expect, test } from 'vitest'
import { byPower, type Direction, neighbourOf, powerGrid, type Standing } from './power-placing'

const sizes = { width: 184, height: 84, gapX: 22 }
let made = 0
const person = (some: Partial<Standing>): Standing => ({
  id: `p${made++}`,
  influence: 'low',
  alliance: 'neutral',
  position: 0,
  x: null,
  y: null,
  ...some,
})
const many = (count: number, some: Partial<Standing>) => Array.from({ length: count }, () => person(some))

describe('the political map before anybody moved a card', () => {
  test('power stands on top, friends stand right of enemies', () => {
    const [enemy, mentor, low] = [
      person({ influence: 'inner', alliance: 'enemy' }),
      person({ influence: 'inner', alliance: 'mentor' }),
      person({ alliance: 'mentor' }),
    ]
    const { spots } = powerGrid([low, mentor, enemy], sizes)
    expect(spots.get(enemy.id)!.x).toBeLessThan(spots.get(mentor.id)!.x)
    expect(spots.get(enemy.id)!.y).toBe(spots.get(mentor.id)!.y)
    expect(spots.get(low.id)!.y).toBeGreaterThan(spots.get(mentor.id)!.y)
    expect(spots.get(low.id)!.x).toBe(spots.get(mentor.id)!.x)
  })
  test('five columns and three bands are always there; those for the unjudged only with somebody in them', () => {
    const judged = powerGrid([], sizes)
    expect(judged.columns.map(({ alliance }) => alliance)).toEqual([
      'enemy', 'non-supporter', 'neutral', 'supporter', 'mentor',
    ]) // prettier-ignore
    expect(judged.bands).toHaveLength(3)
    const unjudged = powerGrid([person({ influence: null, alliance: null })], sizes)
    expect([unjudged.columns.length, unjudged.bands.length]).toEqual([6, 4])
  })
  test('sixty people, most of them neutral and without influence: no two cards overlap', () => {
    const people = [
      ...many(40, {}),
      ...many(9, { influence: 'political', alliance: 'supporter' }),
      ...many(6, { influence: 'inner', alliance: 'enemy' }),
      ...many(5, { influence: null, alliance: null }),
    ]
    const { spots, width, height } = powerGrid(people, sizes)
    const all = [...spots.values()]
    const clash = all.filter((p, at) =>
      all.some((q, other) => at < other && Math.abs(p.x - q.x) < 184 && Math.abs(p.y - q.y) < 84),
    )
    expect(clash).toEqual([])
    expect(all).toHaveLength(60)
    expect(all.every(({ x, y }) => x + 184 <= width && y + 84 <= height)).toBe(true)
  })
  test('a card placed by hand stays where it was put, and the others do not move', () => {
    const people = many(3, {})
    const before = powerGrid(people, sizes).spots
    const after = powerGrid([{ ...people[0]!, x: -300, y: 17 }, ...people.slice(1)], sizes).spots
    expect(after.get(people[0]!.id)).toEqual({ x: -300, y: 17 })
    expect(after.get(people[2]!.id)).toEqual(before.get(people[2]!.id))
  })
  test('the same people in another order are placed alike', () => {
    const people = [...many(7, {}), ...many(3, { influence: 'inner' })]
    expect(Object.fromEntries(powerGrid(people.toReversed(), sizes).spots)).toEqual(
      Object.fromEntries(powerGrid(people, sizes).spots),
    )
  })
})

test('a list reads from the most powerful down, within that in the order of the chart', () => {
  const people = [
    person({ id: 'unjudged', influence: null }),
    person({ id: 'low', influence: 'low' }),
    person({ id: 'second', influence: 'inner', position: 2 }),
    person({ id: 'political', influence: 'political' }),
    person({ id: 'first', influence: 'inner', position: 1 }),
  ]
  expect(byPower(people).map(({ id }) => id)).toEqual(['first', 'second', 'political', 'low', 'unjudged'])
})

describe('arrow keys lead to the nearest card', () => {
  /*      head
   *   left  mid   right
   *   under             */
  const spots = new Map([
    ['head', { x: 206, y: 0 }],
    ['left', { x: 0, y: 128 }],
    ['mid', { x: 206, y: 128 }],
    ['right', { x: 412, y: 128 }],
    ['under', { x: 0, y: 256 }],
  ])
  test.each<[string, string, Direction, string | null]>([
    ['down from the head to the one below', 'head', 'down', 'mid'],
    ['up from a brother to the head', 'left', 'up', 'head'],
    ['right to the next brother, not past him', 'left', 'right', 'mid'],
    ['left back', 'mid', 'left', 'left'],
    ['down in the column', 'left', 'down', 'under'],
    ['nothing above the head', 'head', 'up', null],
    ['nothing right of the last', 'right', 'right', null],
    ['from somebody who is not drawn', 'nobody', 'down', null],
  ])('%s', (_, from, direction, expected) => expect(neighbourOf(spots, from, direction)).toBe(expected))
})
