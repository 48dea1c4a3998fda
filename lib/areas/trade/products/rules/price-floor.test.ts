import { describe, expect, it } from 'vitest'
import { fen } from '@/lib/core/money'
import { decidePrices, type PricedLine } from './price-floor'

const line: PricedLine = {
  name: '板蓝根颗粒 10g×20袋',
  quantity: '10',
  priceFen: fen(1234),
  floorFen: fen(1234),
  ended: false,
}

describe('no sale under the ex-factory price, open or disguised (R-P01)', () => {
  it.each<[string, Partial<PricedLine>, string]>([
    ['at the ex-factory price exactly it is sold', {}, 'sold'],
    ['one fen above it is sold', { priceFen: fen(1235) }, 'sold'],
    ['one fen under it is not', { priceFen: fen(1233) }, 'products.under-ex-factory'],
    ['a line for nothing is a gift', { priceFen: fen(0) }, 'products.gift'],
    [
      'so is a quantity that rounds to nothing',
      { quantity: '0.001', priceFen: fen(1), floorFen: fen(1) },
      'products.gift',
    ],
    [
      'half a fen rounds up and is an amount',
      { quantity: '0.5', priceFen: fen(1), floorFen: fen(1) },
      'sold',
    ],
    ['what has no price on the day is not sold', { floorFen: null }, 'products.no-price'],
    ['what is no longer sold is not, at any price', { ended: true, priceFen: fen(9999) }, 'products.ended'],
  ])('%s', (_sentence, change, expected) => {
    const decision = decidePrices([{ ...line, ...change }])
    expect(decision.allowed ? 'sold' : decision.reasons.map(({ code }) => code).join()).toBe(expected)
  })

  it('every line at fault is named at its cell, with what is missing to the price', () => {
    const decision = decidePrices([{ ...line, priceFen: fen(1200) }, line, { ...line, priceFen: fen(0) }])
    expect(decision).toMatchObject({
      allowed: false,
      reasons: [
        { field: 'goods.0.price', values: { floorFen: 1234, priceFen: 1200, shortFen: 34 } },
        { field: 'goods.2.price', code: 'products.gift' },
      ],
    })
  })

  it('a dear line does not pay for a cheap one', () => {
    expect(
      decidePrices([
        { ...line, priceFen: fen(9999) },
        { ...line, priceFen: fen(1233) },
      ]).allowed,
    ).toBe(false)
  })
})
