import { allowUnless, type Decision, type Reason } from '@/lib/core/decision'

/**
 * May an edited list be written: once it was looked through, and with a reason where rows change capital, management or
 * payment terms of selected customers (R-A10). `concerned`: how many such rows the plan found.
 */
export function decideRun(state: string, concerned: number, reason: string): Decision<null> {
  const reasons: Reason[] = []
  if (state !== 'ready') reasons.push({ rule: 'import', code: 'customers.import-under-way' })
  else if (concerned > 0 && reason === '')
    reasons.push({
      rule: 'R-A10',
      code: 'customers.sheet-reason-needed',
      values: { rows: concerned },
      field: 'reason',
    })
  return allowUnless(reasons, null)
}
