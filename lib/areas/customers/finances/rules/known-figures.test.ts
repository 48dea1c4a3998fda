import { describe, expect, it } from 'vitest'
import { fen } from '@/lib/core/money'
import type { FiscalKey } from '../../papers/rules/fiscal-period'
import { knownFrom } from './known-figures'

const key = (text: string) => text as FiscalKey
const months = (count: number, sales: number | null, stock: number | null = null) =>
  Array.from({ length: count }, () => ({
    sales: sales === null ? null : fen(sales),
    stock: stock === null ? null : fen(stock),
  }))
const nothing = { annualSales: null, assets: null }
const stated = { annualSales: fen(900), assets: fen(5000) }

describe('figures the house may offer for a sheet', () => {
  it.each([
    [
      'twelve recorded months make the sales of the year',
      '2025',
      months(12, 100),
      nothing,
      [['sales', 1200, 'year-records']],
    ],
    ['eleven months make none', '2025', months(11, 100), nothing, []],
    [
      'a month recorded without its sales makes none',
      '2025',
      [...months(11, 100), ...months(1, null)],
      nothing,
      [],
    ],
    ['three months make a quarter', '2025Q3', months(3, 100), nothing, [['sales', 300, 'quarter-records']]],
    [
      'the stock of the months is averaged, half a fen up',
      '2025Q3',
      [...months(1, null, 10), ...months(1, null, 10), ...months(1, null, 15)],
      nothing,
      [['stock', 12, 'stock-records']],
    ],
    [
      'what the customer states itself goes for the last year that is over',
      '2025',
      [],
      stated,
      [
        ['totalAssets', 5000, 'own-sheet'],
        ['sales', 900, 'own-sheet'],
      ],
    ],
    ['not for the year before', '2024', [], stated, []],
    ['nor for a quarter', '2025Q4', [], stated, []],
  ] as const)('%s', (_, period, recorded, own, expected) =>
    expect(
      knownFrom(key(period), recorded, own, key('2025')).map((one) => [one.field, one.amount, one.from]),
    ).toEqual(expected),
  )
})
