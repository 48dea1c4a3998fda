import { addDays, type BusinessDate } from '@/lib/core/dates'
import type { Fen } from '@/lib/core/money'

/** R-P04: 正常应收款, 待坏帐 (cooperation ended, the clock runs), 坏帐. */
export type DebtClass = 'none' | 'normal' | 'to-bad' | 'bad'

export type Debt = {
  class: DebtClass
  /** First day on which open debt is bad debt; null while cooperation goes on. */
  badOn: BusinessDate | null
}

/**
 * The class of what a customer owes today (R-P04, AMB-06): normal while cooperation goes on; when it has ended, bad as
 * soon as more than `badDebtDays` days have passed since; none when nothing is owed.
 */
export function debtClassOf(
  { receivableFen, endedOn }: { receivableFen: Fen; endedOn: BusinessDate | null },
  badDebtDays: number,
  today: BusinessDate,
): Debt {
  const badOn = endedOn && addDays(endedOn, badDebtDays + 1)
  if (receivableFen <= 0) return { class: 'none', badOn }
  if (badOn === null) return { class: 'normal', badOn }
  return { class: today >= badOn ? 'bad' : 'to-bad', badOn }
}
