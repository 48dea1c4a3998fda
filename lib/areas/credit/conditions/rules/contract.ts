import type { BusinessDate } from '@/lib/core/dates'
import { allowUnless, type Decision, type Reason } from '@/lib/core/decision'

/** The days of a contract: signed today or before, and not over before it was signed or by today (R-K01). */
export function decideContract(
  { signedOn, until }: { signedOn: BusinessDate; until: BusinessDate },
  today: BusinessDate,
): Decision<{ until: BusinessDate }> {
  const reasons: Reason[] = []
  if (signedOn > today)
    reasons.push({
      rule: 'R-K01',
      code: 'credit.contract-not-yet-signed',
      field: 'signedOn',
      values: { today },
    })
  if (until < signedOn || until < today)
    reasons.push({ rule: 'R-K01', code: 'credit.contract-over', field: 'until', values: { today } })
  return allowUnless(reasons, { until })
}

/** An exception is given once and taken back once (R-P02). */
export function decideException(allowed: boolean, grantedOn: string | null): Decision<{ allowed: boolean }> {
  const same = allowed === (grantedOn !== null)
  return allowUnless(
    same ? [{ rule: 'R-P02', code: allowed ? 'credit.exception-stands' : 'credit.exception-none' }] : [],
    { allowed },
  )
}
