import type { Reason } from '@/lib/core/decision'
import { isEmpty } from '@/lib/core/forms/values'
import type { RoleCode } from '@/lib/core/permissions'
import { sameFact } from '../../dossier/rules/fact-changes'
import { type DossierFactKey, immediateKindOf } from '../../rules/dossier-facts'
import type { ImmediateKind } from '../../rules/immediate-fact'

type Change = { fact: DossierFactKey; from: unknown; to: unknown }

/** Facts of a selected customer that change from something known to something else and concern others at once. */
export function immediateChanges(
  changes: readonly Change[],
  state: string,
): { fact: DossierFactKey; kind: ImmediateKind }[] {
  if (state !== 'selected') return []
  return changes.flatMap(({ fact, from, to }) => {
    const kind = immediateKindOf(fact)
    return kind && !isEmpty(from) && !sameFact(fact, from, to) ? [{ fact, kind }] : []
  })
}

export const REASON_NEEDED = 'customers.change-reason-needed'

/** Refuses such a change without its reason, at each fact. */
export function missingReasons(
  changes: readonly Change[],
  state: string,
  reason: string | undefined,
): Reason[] {
  if (reason?.trim()) return []
  return immediateChanges(changes, state).map(({ fact, kind }) => ({
    rule: 'R-A10',
    code: REASON_NEEDED,
    values: { kind },
    field: `facts.${fact}`,
  }))
}

/** Posts of the branch (the director: of its region) that must know, besides who owns the customer. */
export const whoMustKnow: Readonly<Record<ImmediateKind, readonly RoleCode[]>> = {
  capital: ['branch-sales-manager', 'branch-gm', 'marketing-director'],
  management: ['branch-sales-manager', 'branch-gm', 'marketing-director'],
  terms: ['branch-sales-manager', 'branch-gm', 'cashier', 'accountant'],
}

/** A change of capital or management is a credit event: the rating is due at once (W3). */
export function asksRating(kinds: Iterable<ImmediateKind>): boolean {
  return [...kinds].some((kind) => kind !== 'terms')
}

/** Terms on credit want a contract first (R-K01). */
export function asksContract(terms: unknown, contractUntil: string | null, today: string): boolean {
  const onCredit = terms === 'agreed' || terms === 'cleared-first'
  return onCredit && (contractUntil === null || contractUntil < today)
}
