import type { Ratio, RatioName } from '../../papers/rules/financial-ratios'
import { type FiscalKey, fiscalBefore } from '../../papers/rules/fiscal-period'
import { stands } from '../../papers/rules/period-taken'

/** The sheet of one fiscal period as it stands. */
export type PeriodSheet = {
  period: FiscalKey
  /** The newest paper; null: only a draft. */
  entryId: string | null
  state: string | null
  approvalId: string | null
  /** Signed last, and by which paper. */
  signedId: string | null
  signedAt: string | null
  /** Of the signed paper, else of the one handed in. */
  ratios: Readonly<Record<RatioName, Ratio>>
  conclusion: string | null
  createdByName: string | null
  /** The viewer's own draft. */
  draftAt: string | null
}

/** What the sheet of a period is compared with: the newest standing one before it, years with years. */
export function sheetBefore(period: FiscalKey, rows: readonly PeriodSheet[]): PeriodSheet | null {
  const told = rows.filter((row) => row.signedId !== null || stands(row.state))
  const before = fiscalBefore(
    period,
    told.map((row) => row.period),
  )
  return told.find((row) => row.period === before) ?? null
}
