import type { Reason } from '@/lib/core/decision'
import { isEmpty } from '@/lib/core/forms/values'
import type { RoleCode } from '@/lib/core/permissions'
import type { DossierFactKey } from '../../rules/dossier-facts'
import { sameFact } from '../../dossier/rules/fact-changes'

/** What must be corrected at once when it changes (R-A10): capital, management, payment terms. */
export const immediateKinds = ['capital', 'management', 'terms'] as const
export type ImmediateKind = (typeof immediateKinds)[number]

type Change = { fact: DossierFactKey; from: unknown; to: unknown }

const watched: Partial<Record<DossierFactKey, ImmediateKind>> = {
  capital: 'capital',
  owner: 'management',
  legalRepresentative: 'management',
  operator: 'management',
  paymentTerms: 'terms',
  tradingTerms: 'terms',
}

/** Facts of a selected customer that change from something known to something else and concern others at once. */
export function immediateChanges(
  changes: readonly Change[],
  state: string,
): { fact: DossierFactKey; kind: ImmediateKind }[] {
  if (state !== 'selected') return []
  return changes.flatMap(({ fact, from, to }) => {
    const kind = watched[fact]
    return kind && !isEmpty(from) && !sameFact(fact, from, to) ? [{ fact, kind }] : []
  })
}

/** Refuses such a change without its reason, at each fact. */
export function missingReasons(
  changes: readonly Change[],
  state: string,
  reason: string | undefined,
): Reason[] {
  if (reason?.trim()) return []
  return immediateChanges(changes, state).map(({ fact, kind }) => ({
    rule: 'R-A10',
    code: 'customers.change-reason-needed',
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
