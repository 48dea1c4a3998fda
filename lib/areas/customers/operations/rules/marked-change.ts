/** Change from one figure to the next in per cent, rounded to one decimal; null where there is nothing to compare. */
export function changeOf(before: number | null, now: number | null): number | null {
  if (before === null || now === null || before <= 0) return null
  return Math.round(((now - before) * 1000) / before) / 10
}

/** R-A10 (3): results or turnover changed so much that the reason must be written down. */
export function isMarked(change: number | null, limit: number): boolean {
  return change !== null && Math.abs(change) >= limit
}
