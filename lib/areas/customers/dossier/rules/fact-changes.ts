import { type Decision, type Reason, allowUnless } from '@/lib/core/decision'
import { sameValue } from '@/lib/core/forms/diff'
import { isEmpty } from '@/lib/core/forms/values'
import type { Conflict } from '@/lib/core/outcome'
import { decidedFacts, type DossierFactKey, dossierFacts, guardedFacts } from '../../rules/dossier-facts'
import type { FactChange } from '../schema'

/** What the writer may do on this customer beyond ordinary facts. */
export type FactRights = { personal: boolean; bank: boolean; handOver: boolean; terms: boolean }

/** Facts of place and owner: changing them is a hand-over. */
export const placementFacts: readonly DossierFactKey[] = ['region', 'branch', 'marketOffice', 'salesRep']

/** Does the fact lie behind the right to read account numbers (bank) or personal data (personal)? */
export function guardOf(fact: DossierFactKey): 'personal' | 'bank' | null {
  if (!guardedFacts.includes(fact)) return null
  return dossierFacts[fact].kind === 'bank-account' ? 'bank' : 'personal'
}

/** Two values of a fact are the same; a person or unit by who it is, not by how it is written. */
export function sameFact(fact: DossierFactKey, a: unknown, b: unknown): boolean {
  const { kind } = dossierFacts[fact]
  if (kind !== 'unit' && kind !== 'person') return sameValue(a, b)
  const idOf = (value: unknown) => (value as { id?: unknown } | null)?.id ?? null
  return idOf(a) === idOf(b)
}

/** Why a fact is not this writer's to change, whatever he writes; null when it is. `stored`: what is on file. */
export function lockOf(
  fact: DossierFactKey,
  stored: unknown,
  rights: FactRights,
): Pick<Reason, 'rule' | 'code'> | null {
  if (fact === 'fileNumber') return { rule: 'R-A10', code: 'customers.file-number-fixed' }
  if ((decidedFacts as readonly string[]).includes(fact))
    return { rule: 'R-T01', code: 'customers.fact-decided-elsewhere' }
  if (fact === 'paymentTerms' && !isEmpty(stored) && !rights.terms)
    return { rule: 'R-P02', code: 'customers.terms-agreed' }
  const guard = guardOf(fact)
  if (guard && !rights[guard]) return { rule: 'R-B02', code: `customers.guarded-${guard}` }
  if (placementFacts.includes(fact) && !rights.handOver)
    return { rule: 'R-S05', code: 'customers.hand-over-needed' }
  return null
}

/**
 * Refuses facts the writer may not touch: the file number (drawn by the system), grades,
 * a settlement once agreed (the gate goes by it), guarded facts, place and owner.
 */
export function decideFactChanges(
  changes: readonly FactChange[],
  rights: FactRights,
): Decision<readonly FactChange[]> {
  const reasons: Reason[] = changes.flatMap(({ fact, from, to }) => {
    if (sameFact(fact, from, to)) return []
    const field = `facts.${fact}`
    const locked = lockOf(fact, from, rights)
    if (locked) return [{ ...locked, field }]
    if (fact === 'name' && to === null) return [{ rule: 'R-B02', code: 'customers.name-required', field }]
    if (fact === 'region' && to === null) return [{ rule: 'R-B02', code: 'customers.region-required', field }]
    return []
  })
  return allowUnless(reasons, changes)
}

/** What really changes against the stored facts, and what somebody else changed meanwhile. */
export type Reconciled = {
  changes: { fact: DossierFactKey; before: unknown; after: unknown }[]
  conflicts: Conflict[]
}

/**
 * Compares each change with what is stored now. Stored as the writer saw it: a change. Stored as the writer wants it:
 * nothing to do. Anything else: a conflict of base, theirs and mine; then nothing at all may be saved.
 */
export function reconcile(
  changes: readonly FactChange[],
  stored: Readonly<Record<string, unknown>>,
): Reconciled {
  const result: Reconciled = { changes: [], conflicts: [] }
  for (const { fact, from, to } of changes) {
    const now = stored[fact] ?? null
    if (sameFact(fact, now, to)) continue
    if (sameFact(fact, now, from)) result.changes.push({ fact, before: now, after: to })
    else result.conflicts.push({ field: `facts.${fact}`, base: from, theirs: now, mine: to })
  }
  return result
}
