import { describe, expect, it } from 'vitest'
import { fen } from '@/lib/core/money'
import { BLANK, draftAmount, goodsInput, pasted, type ProductView, shortOf } from './goods-draft'

const product: ProductView = {
  id: 'p',
  code: 'ZC01',
  name: '板蓝根颗粒',
  spec: '10g×20袋',
  unit: '包',
  floorFen: fen(1234),
}

describe('a line of goods while it is filled', () => {
  it.each([
    ['12.34', null],
    ['12.33', 1],
    ['０.00', 1234],
    ['', null],
    ['dear', null],
  ])('at %s the price is short of the ex-factory price by %s fen', (price, short) => {
    expect(shortOf({ ...BLANK, product, price })).toBe(short)
  })
  it('adds itself up as the order will', () => {
    expect(draftAmount({ ...BLANK, quantity: '0.5', price: '0.01' })).toBe(1)
    expect(draftAmount({ ...BLANK, quantity: 'some', price: '1' })).toBeNull()
  })
  it('a block of a spreadsheet lies over lines that are there and makes the rest', () => {
    const rows = pasted(
      [{ ...BLANK, product, batch: 'A' }],
      'ZC01\t250601\t2\t80\t12.5\nHX03\t\t1\t5\t9',
      0,
      'named',
    )
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatchObject({
      product: null,
      named: 'ZC01',
      batch: '250601',
      quantity: '80',
      price: '12.5',
    })
    expect(goodsInput(rows)[1]).toEqual({ productId: '', batch: '', pieces: 1, quantity: '5', price: '9.00' })
  })
})
