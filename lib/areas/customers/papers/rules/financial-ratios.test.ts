import { describe, expect, it } from 'vitest'
import { fen } from '@/lib/core/money'
import { fiscalMonths, type FiscalKey } from './fiscal-period'
import { type FinancialFigures, financialRatios, ratioMove } from './financial-ratios'

/** A year of 100 sales against 200 assets, in whole yuan. */
const plain = {
  currentAssets: 120,
  totalAssets: 200,
  sales: 100,
  netProfit: 5,
  receivables: 20,
  stock: 15,
  costOfSales: 75,
}

function ratiosOf(change: Partial<Record<keyof typeof plain, number | null>>, key = '2025') {
  const yuan = Object.entries({ ...plain, ...change }).map(([name, amount]) => [
    name,
    amount === null ? null : fen(Math.round(amount * 100)),
  ])
  return financialRatios({
    ...(Object.fromEntries(yuan) as Omit<FinancialFigures, 'period'>),
    period: fiscalMonths(key as FiscalKey),
  })
}

describe('the five ratios of a key account (A5)', () => {
  it('are worked out of the seven figures of the year', () => {
    expect(ratiosOf({})).toEqual({
      currentAssetRatio: 60,
      netMargin: 5,
      assetReturn: 2.5,
      collectionPeriod: 73,
      stockPeriod: 73,
    })
  })

  it.each([
    ['a year counts 365 days', { receivables: 100 }, '2025', 'collectionPeriod', 365],
    ['a leap year too: the form says 365', { receivables: 100 }, '2024', 'collectionPeriod', 365],
    ['a quarter counts a quarter of them, 91.25', { receivables: 100 }, '2025Q2', 'collectionPeriod', 91.3],
    [
      'the stock of a quarter is set against three months of cost',
      { stock: 75 },
      '2025Q1',
      'stockPeriod',
      91.3,
    ],
    ['per cents do not know the length of the period', {}, '2025Q1', 'netMargin', 5],
    ['0.05 per cent is rounded up to 0.1', { netProfit: 0.05 }, '2025', 'netMargin', 0.1],
    ['0.04 per cent down to 0', { netProfit: 0.04 }, '2025', 'netMargin', 0],
    ['a loss is a negative margin', { netProfit: -5 }, '2025', 'netMargin', -5],
    ['and a negative return', { netProfit: -5 }, '2025', 'assetReturn', -2.5],
    ['−0.05 per cent is rounded away from zero, to −0.1', { netProfit: -0.05 }, '2025', 'netMargin', -0.1],
    [
      'assets that are all current are 100 per cent',
      { currentAssets: 200 },
      '2025',
      'currentAssetRatio',
      100,
    ],
    ['nobody owes it anything: no day to collect', { receivables: 0 }, '2025', 'collectionPeriod', 0],
    ['without sales nothing can be said of the margin', { sales: 0 }, '2025', 'netMargin', 'sales-zero'],
    ['nor of the days to collect', { sales: 0 }, '2025', 'collectionPeriod', 'sales-zero'],
    [
      'a single fen of sales is enough to divide by',
      { sales: 0.01, netProfit: 0.01 },
      '2025',
      'netMargin',
      100,
    ],
    [
      'without assets no part of them is current',
      { totalAssets: 0 },
      '2025',
      'currentAssetRatio',
      'assets-zero',
    ],
    ['and nothing returns on them', { totalAssets: 0 }, '2025', 'assetReturn', 'assets-zero'],
    ['without cost of sales no stock turns', { costOfSales: 0 }, '2025', 'stockPeriod', 'cost-zero'],
    ['a missing figure leaves its ratio open', { netProfit: null }, '2025', 'netMargin', null],
    ['so does a missing divisor', { sales: null }, '2025', 'collectionPeriod', null],
    [
      'amounts of ten billion yuan lose nothing',
      { currentAssets: 33_333_333_333.33, totalAssets: 66_666_666_666.66 },
      '2025',
      'currentAssetRatio',
      50,
    ],
  ] as const)('%s', (_, change, key, name, expected) => expect(ratiosOf(change, key)[name]).toBe(expected))
})

describe('how a ratio moved since the period before', () => {
  it.each([
    ['up by three points', 41.2, 44.3, 3.1],
    ['down by a tenth', 12.3, 12.2, -0.1],
    ['not at all', 12.3, 12.3, 0],
    ['from loss to profit', -1.2, 0.9, 2.1],
    ['nothing to compare where it could not be computed', 'sales-zero', 3, null],
    ['nor where there is no period before', undefined, 3, null],
  ] as const)('%s', (_, before, now, move) => expect(ratioMove(before, now)).toBe(move))
})
