'use client'

import { useCell } from '@/components/form-sheet/sheet-context'
import type { Ratio, RatioName } from '@/lib/areas/customers/papers/rules/financial-ratios'
import { RatioMove, unitOfRatio } from './ratio-move'

/** The ratios of the period before. */
export type RatiosBefore = { period: string; ratios: Readonly<Record<RatioName, Ratio>> }

/** Under a ratio of the sheet: how it moves against the period before, while the figures are typed. */
export function RatioBeside({ field, before }: { field: string; before: RatiosBefore }) {
  const { value } = useCell(field)
  return (
    <RatioMove
      before={before.ratios[field as RatioName]}
      now={value as Ratio}
      unit={unitOfRatio(field)}
      since={before.period}
    />
  )
}
