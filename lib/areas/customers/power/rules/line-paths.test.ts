import { expect, test } from 'vitest'
import { reportingPath, slidesOf, tiePath } from './line-paths'

const box = (x: number, y: number) => ({ x, y, width: 184, height: 84 })

test('a line of reporting runs over a bar halfway between the levels', () =>
  expect(reportingPath(box(103, 0), box(0, 128), false).path).toBe('M 195 84 V 106 H 92 V 128'))

test('in a column it runs along the rail at the left', () =>
  expect(reportingPath(box(0, 0), box(20, 208), true).path).toBe('M 92 84 V 94 H 10 V 250 H 20'))

test.each([
  ['beside each other it goes from side to side', box(0, 0), box(400, 10), 'M 184 42 C', '400 52'],
  ['back the other way', box(400, 10), box(0, 0), 'M 400 52 C', '184 42'],
  ['to somebody above at the side it leaves on top', box(0, 300), box(400, 0), 'M 92 300 C', '400 42'],
  ['to somebody below at the side it leaves below', box(400, 0), box(0, 300), 'M 492 84 C', '184 342'],
  ['in one column it bows out at the right', box(0, 300), box(10, 0), 'M 184 342 C', '194 42'],
])('a line of influence: %s', (_, from, to, start, end) => {
  const { path, label } = tiePath(from, to)
  expect(path.startsWith(start), path).toBe(true)
  expect(path.endsWith(end), path).toBe(true)
  expect(Number.isFinite(label.x + label.y)).toBe(true)
})

test('words stand in the middle of their line, or beside it where they would lie on a card', () => {
  const [from, to] = [box(0, 0), box(600, 10)]
  const middle = tiePath(from, to, { words: '同乡' }).label
  const blocking = box(middle.x - 92, middle.y - 42)
  const moved = tiePath(from, to, { words: '同乡', cards: [from, to, blocking] }).label
  expect(Math.abs(middle.x - 392)).toBeLessThan(1)
  expect(Math.abs(moved.x - middle.x)).toBeGreaterThan(92 + 15)
})

test('lines of the same card slide apart, others stay in the middle', () =>
  expect([
    ...slidesOf([
      { id: 'one', from: 'a', to: 'b' },
      { id: 'two', from: 'a', to: 'c' },
      { id: 'three', from: 'd', to: 'a' },
      { id: 'four', from: 'e', to: 'f' },
    ]).values(),
  ]).toEqual([0, 14, -14, 0]))
