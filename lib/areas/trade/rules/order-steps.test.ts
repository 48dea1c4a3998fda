import { describe, expect, it } from 'vitest'
import { fen } from '@/lib/core/money'
import {
  awaitedOf,
  decideStep,
  eventsFrom,
  orderStates,
  type OrderEvent,
  type OrderState,
} from './order-steps'
import { lineAmount, orderTotal } from './order-total'

describe('the course of a shipping order (W6)', () => {
  it.each<[string, OrderState, OrderEvent, OrderState | 'no']>([
    ['a filled slip is signed', 'filled', 'sign', 'signed'],
    ['an unsigned slip is never released', 'filled', 'release', 'no'],
    ['a signed one is', 'signed', 'release', 'released'],
    ['a phone release is', 'phone-released', 'release', 'released'],
    ['nothing is released twice', 'released', 'release', 'no'],
    ['goods parked at the market office go out again', 'parked', 'go-again', 'released'],
    ['parked goods are not delivered from there by one man alone', 'parked', 'deliver', 'no'],
    ['a released order is not voided but brought back', 'released', 'void', 'no'],
    ['goods that could not be delivered come back', 'released', 'bring-back', 'returned'],
    ['a delivered order does not come back this way', 'delivered', 'bring-back', 'no'],
  ])('%s', (_sentence, from, event, to) => {
    const decision = decideStep(from, event)
    expect(decision.allowed ? decision.step : 'no').toBe(to)
  })
  it('closed orders have no next step', () => {
    expect(orderStates.filter((state) => eventsFrom(state).length === 0)).toEqual([
      'done',
      'returned',
      'void',
    ])
  })
})

describe('the total', () => {
  it.each([
    ['2 × 12.34', '2', 1234, 2468],
    ['half a fen goes up', '0.5', 1, 1],
    ['less than half goes down', '0.499', 1, 0],
    ['0.1 × 3 × 10 is exact', '0.3', 1000, 300],
  ] as const)('%s', (_sentence, quantity, price, amount) => {
    expect(lineAmount({ quantity, priceFen: fen(price) })).toBe(amount)
  })
  it('adds rounded lines', () => {
    expect(
      orderTotal([
        { quantity: '0.5', priceFen: fen(1) },
        { quantity: '0.5', priceFen: fen(1) },
      ]),
    ).toBe(2)
  })
})

it('an order waits for somebody exactly as long as it can still be signed, released or delivered', () => {
  const onTheWay = orderStates.filter((state) =>
    eventsFrom(state).some((event) => ['sign', 'release', 'deliver', 'go-again'].includes(event)),
  )
  expect(Object.keys(awaitedOf)).toEqual(onTheWay)
  expect(awaitedOf.signed).toEqual({ step: 'released', posts: ['cashier'] })
})
