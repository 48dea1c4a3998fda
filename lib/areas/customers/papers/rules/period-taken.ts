import type { Reason } from '@/lib/core/decision'
import type { Answers } from '@/lib/core/forms/definition'
import type { FiscalKey } from './fiscal-period'

/** The newest paper of a form and period: what it says, what became of it, who handed it in on which day. */
export type NewestEntry = { answers: Answers; state: string; byName: string | null; on: string | null }

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
  if (period === null || newest === null || correcting || !stands(newest.state)) return []
  return [
    {
      rule: 'R-G01',
      code: 'finances.period-taken',
      values: { period, by: newest.byName ?? '', on: newest.on ?? '' },
    },
  ]
}
