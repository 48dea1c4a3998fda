import { expect, test } from 'vitest'
import { customersIn } from './approval-row'

test.each([
  ['two customers, whatever they are called', ['a', 'b'], 2],
  ['one customer with two papers', ['a', 'a'], 1],
  ['papers about no customer, each for itself', [null, null, 'a'], 3],
])('counts %s', (_, customers, count) => {
  const rows = customers.map((customerId, at) => ({ id: `paper ${at}`, title: '同名药房', customerId }))
  expect(customersIn(rows)).toBe(count)
})
