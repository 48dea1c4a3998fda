import type { Month } from '@/lib/core/dates'
import { type Decision, type Reason, allowUnless } from '@/lib/core/decision'
import { isMarked } from './marked-change'

type Kept = { month: string; changes: readonly string[]; changesNote: string; reason: string }

/**
 * R-A10, R-A11: a month is recorded once it has begun; what changed in capital, managers or terms is told; a change of
 * turnover beyond the limit needs its reason.
 * @param change against the month before, in per cent; null = not known
 */
export function decideOperating<T extends Kept>(
  record: T,
  change: number | null,
  limit: number,
  thisMonth: Month,
): Decision<T> {
  const reasons: Reason[] = []
  if (record.month > thisMonth)
    reasons.push({ rule: 'R-A11', code: 'operations.month-ahead', field: 'month' })
  if (record.changes.length > 0 && record.changesNote === '')
    reasons.push({ rule: 'R-A10', code: 'operations.tell-changes', field: 'changesNote' })
  if (isMarked(change, limit) && record.reason === '')
    reasons.push({
      rule: 'R-A10',
      code: 'operations.reason-needed',
      values: { change: Math.abs(change!), limit, up: change! > 0 ? 'up' : 'down' },
      field: 'reason',
    })
  return allowUnless(reasons, record)
}
