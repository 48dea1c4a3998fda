import { addDays, type BusinessDate } from '@/lib/core/dates'
import { type Decision, type Reason, allowUnless } from '@/lib/core/decision'
import type { DocumentValues, Presence } from '../schema'

/** A document held is an original or a copy, at least one, filed by today; nothing is said of one that is not there. */
export function decideDocument<T extends DocumentValues>(values: T, today: BusinessDate): Decision<T> {
  const reasons: Reason[] = []
  const held = values.presence === 'held'
  const rule = 'R-A11'
  if (held && values.form === null) reasons.push({ rule, code: 'documents.original-or-copy', field: 'form' })
  if (held && !values.copies) reasons.push({ rule, code: 'documents.how-many', field: 'copies' })
  if (!held && values.files.length > 0)
    reasons.push({ rule, code: 'documents.files-without', field: 'files' })
  if (values.filedOn !== null && values.filedOn > today)
    reasons.push({ rule, code: 'documents.filed-ahead', field: 'filedOn' })
  return allowUnless(reasons, values)
}

export type Validity = 'none' | 'valid' | 'expiring' | 'expired'

/** How long a document still holds: expiring within `days`. */
export function validityOf(
  { presence, validUntil }: { presence: Presence; validUntil: string | null },
  today: BusinessDate,
  days: number,
): Validity {
  if (presence !== 'held' || validUntil === null) return 'none'
  if (validUntil < today) return 'expired'
  return validUntil <= addDays(today, days) ? 'expiring' : 'valid'
}
