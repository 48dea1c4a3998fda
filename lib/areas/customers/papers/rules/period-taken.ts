import type { Reason } from '@/lib/core/decision'
import type { Answers } from '@/lib/core/forms/definition'
import type { FiscalKey } from './fiscal-period'

/** The newest paper of a form and period, and who handed in the newest one that stands, and on which day. */
export type NewestEntry = { answers: Answers; standing: { byName: string | null; on: string | null } | null }

/** A paper that stands: waiting for its signatures or signed. What was returned or taken back may be written anew. */
export function stands(state: string | null): boolean {
  return state === 'submitted' || state === 'signed'
}

/**
 * R-G01: one paper a fiscal period (A5): a second one of a period that has one is refused, unless the writer says that he
 * corrects that one.
 */
export function periodTaken(
  period: FiscalKey | null,
  newest: NewestEntry | null,
  correcting: boolean,
): Reason[] {
  const standing = newest?.standing
  if (period === null || !standing || correcting) return []
  return [
    {
      rule: 'R-G01',
      code: 'finances.period-taken',
      values: { period, by: standing.byName ?? '', on: standing.on ?? '' },
    },
  ]
}
