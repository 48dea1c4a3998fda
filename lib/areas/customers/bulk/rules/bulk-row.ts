import type { Reason } from '@/lib/core/decision'
import { decideFactChanges, type FactRights, sameFact } from '../../dossier/rules/fact-changes'
import type { FactChange } from '../../dossier/schema'
import type { DossierFactKey } from '../../rules/dossier-facts'

/** A value many customers shall have. */
export type WantedFact = { fact: DossierFactKey; to: unknown }
export type RowReason = { code: string; values?: Record<string, string | number> }

/** What is kept of a refusal: its words, not its field. */
export function rowReasonOf({ code, values }: Reason): RowReason {
  return { code, ...(values && { values }) }
}

/** What becomes of one customer of a bulk change. */
export type BulkVerdict =
  | { outcome: 'changed'; changes: FactChange[] }
  | { outcome: 'same' }
  | { outcome: 'refused'; reasons: RowReason[] }

/** The facts that would really change: those that already are as wanted are left out. */
export function realChanges(
  wanted: readonly WantedFact[],
  stored: Readonly<Record<string, unknown>>,
): FactChange[] {
  return wanted.flatMap(({ fact, to }) => {
    const from = stored[fact] ?? null
    return sameFact(fact, from, to) ? [] : [{ fact, from, to }]
  })
}

/** Changes one customer as wanted, leaves it alone where nothing changes, or refuses with every reason. */
export function judgeRow(
  wanted: readonly WantedFact[],
  stored: Readonly<Record<string, unknown>>,
  rightsOf: (changes: readonly FactChange[]) => FactRights,
): BulkVerdict {
  const changes = realChanges(wanted, stored)
  if (changes.length === 0) return { outcome: 'same' }
  const decision = decideFactChanges(changes, rightsOf(changes))
  if (decision.allowed) return { outcome: 'changed', changes }
  return {
    outcome: 'refused',
    reasons: decision.reasons.map(rowReasonOf),
  }
}

/**
 * Taking back: each fact that still is as the bulk change left it gets its former value; one that somebody changed
 * since stays, and so does the customer's mark of being kept.
 */
export function takeBack(
  done: readonly { fact: DossierFactKey; before: unknown; after: unknown }[],
  stored: Readonly<Record<string, unknown>>,
): { back: FactChange[]; left: DossierFactKey[] } {
  const isMine = ({ fact, after }: (typeof done)[number]) => sameFact(fact, stored[fact] ?? null, after)
  return {
    back: done.filter(isMine).map(({ fact, before, after }) => ({ fact, from: after, to: before })),
    left: done.filter((one) => !isMine(one)).map(({ fact }) => fact),
  }
}
