import { expect, test } from 'vitest'
import { customersIn, firstToOpen, folded } from './approval-row'

test.each([
  ['two customers, whatever they are called', ['a', 'b'], 2],
  ['one customer with two papers', ['a', 'a'], 1],
  ['papers about no customer, each for itself', [null, null, 'a'], 3],
])('counts %s', (_, customers, count) => {
  const rows = customers.map((customerId, at) => ({ id: `paper ${at}`, title: '同名药房', customerId }))
  expect(customersIn(rows)).toBe(count)
})

test.each([
  ['what is due first, though it could be signed in a batch', ['2026-12-04 within', '2026-12-08 alone'], 0],
  ['of one day, what no batch can sign', ['2026-12-04 within', '2026-12-04 alone'], 1],
  ['what has a day before what has none', ['- alone', '2026-12-08 within'], 1],
])('opens %s', (_, papers, opened) => {
  const rows = papers.map((paper) => {
    const [day, how] = paper.split(' ')
    return { dueOn: day === '-' ? null : day!, withinRule: how === 'within' }
  })
  expect(firstToOpen(rows)).toBe(rows[opened])
})

test.each([
  ['seven rows among several kinds, which is no fold', 7, false, 7, 0],
  ['a hundred and four among several kinds', 104, false, 6, 98],
  ['a hundred and four of the one kind the list holds', 104, true, 104, 0],
])('a list opens with %s', (_, count, whole, shown, rest) => {
  const parts = folded(
    Array.from({ length: count }, (_row, at) => at),
    whole,
  )
  expect([parts.shown.length, parts.rest.length]).toEqual([shown, rest])
})
