import type { Fen } from '@/lib/core/money'
import type { Period } from '@/lib/core/forms/values'
import { fiscalKeyOf, isFiscalYear } from './fiscal-period'

/** The five ratios of A5, in the order of the paper. */
export const ratioNames = [
  'currentAssetRatio',
  'netMargin',
  'assetReturn',
  'collectionPeriod',
  'stockPeriod',
] as const
export type RatioName = (typeof ratioNames)[number]

/** Why a ratio cannot be computed: what it is divided by is zero. */
export const ratioObstacles = ['assets-zero', 'sales-zero', 'cost-zero'] as const
export type RatioObstacle = (typeof ratioObstacles)[number]

/** Per cent or days to one decimal, or why there is none; null while a figure is missing. */
export type Ratio = number | RatioObstacle | null

/** The statements of a period, in fen; null: not told. */
export type FinancialFigures = {
  period: Period | null
  currentAssets: Fen | null
  totalAssets: Fen | null
  sales: Fen | null
  netProfit: Fen | null
  receivables: Fen | null
  stock: Fen | null
  costOfSales: Fen | null
}

const YEAR_DAYS = 365n

/** part × factor ÷ (whole × times), to one decimal, halves away from zero; exact whatever the size of the amounts. */
function tenths(part: Fen, whole: Fen, factor: bigint, times: bigint): number {
  const above = BigInt(part) * factor * 10n
  const below = BigInt(whole) * times
  const size = (2n * (above < 0n ? -above : above) + below) / (2n * below)
  return Number(above < 0n ? -size : size) / 10
}

function ratio(
  part: Fen | null,
  whole: Fen | null,
  obstacle: RatioObstacle,
  [factor, times]: readonly [bigint, bigint] = [100n, 1n],
): Ratio {
  if (whole === null) return null
  if (whole <= 0) return obstacle
  return part === null ? null : tenths(part, whole, factor, times)
}

/**
 * The five ratios (A5): current assets ÷ total assets, net profit ÷ sales, net profit ÷ total assets in per cent;
 * receivables ÷ sales and stock ÷ cost of sales × the days of the period in days. A year has the 365 days the form
 * states, a quarter a quarter of them (91.25): sales of three months are set against three months, and the
 * return of a quarter is the quarter’s, not made a year’s. One decimal, halves
 * away from zero. Where the divisor is zero it says so instead of a number.
 */
export function financialRatios(figures: FinancialFigures): Record<RatioName, Ratio> {
  const key = figures.period && fiscalKeyOf(figures.period)
  const days = [YEAR_DAYS, key && !isFiscalYear(key) ? 4n : 1n] as const
  return {
    currentAssetRatio: ratio(figures.currentAssets, figures.totalAssets, 'assets-zero'),
    netMargin: ratio(figures.netProfit, figures.sales, 'sales-zero'),
    assetReturn: ratio(figures.netProfit, figures.totalAssets, 'assets-zero'),
    collectionPeriod: ratio(figures.receivables, figures.sales, 'sales-zero', days),
    stockPeriod: ratio(figures.stock, figures.costOfSales, 'cost-zero', days),
  }
}

/** How a ratio moved, in its own unit to one decimal; null where one of the two is no number. */
export function ratioMove(before: Ratio | undefined, now: Ratio | undefined): number | null {
  if (typeof before !== 'number' || typeof now !== 'number') return null
  return Math.round(now * 10 - before * 10) / 10
}
