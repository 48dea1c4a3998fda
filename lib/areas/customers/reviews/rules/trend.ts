import type { Fen } from '@/lib/core/money'

/** 成长快, 平稳, 下滑, 丢失 (A13). */
export const trends = ['fast-growth', 'steady', 'decline', 'lost'] as const
export type Trend = (typeof trends)[number]

/** Change in per cent against the months before, one decimal; null where nothing was sold before. */
export function changePercent(before: Fen, now: Fen): number | null {
  return before <= 0 ? null : Math.round(((now - before) / before) * 1000) / 10
}

/**
 * How a customer did in the months of a review against as many before (R-A03, R-A10): a change of `marked` per cent counts
 * (setting). Nothing sold now and something before: lost. Nothing before and something now: fast growth.
 */
export function trendOf(before: Fen, now: Fen, marked: number): Trend {
  if (now <= 0) return before > 0 ? 'lost' : 'steady'
  if (before <= 0) return 'fast-growth'
  // Whole numbers, so that exactly the mark counts.
  const change = (now - before) * 100
  if (change >= before * marked) return 'fast-growth'
  if (-change >= before * marked) return 'decline'
  return 'steady'
}

/** Does this trend ask for its cause (R-A03: 成长快或丢失应分析原因)? */
export function asksCause(trend: unknown): boolean {
  return trend === 'fast-growth' || trend === 'lost'
}
