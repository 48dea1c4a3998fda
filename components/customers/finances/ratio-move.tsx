import { useTranslations } from 'next-intl'
import type { Ratio } from '@/lib/areas/customers/papers/rules/financial-ratios'
import { ratioMove } from '@/lib/areas/customers/papers/rules/financial-ratios'

/** What a ratio is counted in. */
export type RatioUnit = 'points' | 'days'

export const unitOfRatio = (name: string): RatioUnit =>
  name === 'collectionPeriod' || name === 'stockPeriod' ? 'days' : 'points'

/** How a ratio moved since the period before: an arrow and by how much; nothing where there is nothing to compare. */
export function RatioMove({
  before,
  now,
  unit,
  since,
}: {
  before: Ratio | undefined
  now: Ratio | undefined
  unit: RatioUnit
  /** The period before, where the place does not tell it. */
  since?: string
}) {
  const t = useTranslations('finances')
  const move = ratioMove(before, now)
  if (move === null) return null
  const size = t(unit, { move: Math.abs(move).toFixed(1) })
  return (
    <span className="mv">
      {since && <span>{t('since', { period: since })}</span>}
      {move === 0 ? (
        t('same')
      ) : (
        <span>
          <span aria-hidden="true">{move > 0 ? '↑' : '↓'}</span>
          <span className="vh">{t(move > 0 ? 'up' : 'down')} </span>
          {size}
        </span>
      )}
    </span>
  )
}
