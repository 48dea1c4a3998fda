import { allowUnless, type Decision, type Reason } from '@/lib/core/decision'
import { isEmpty } from '@/lib/core/forms/values'
import { sameFact } from '../../dossier/rules/fact-changes'
import type { FactSource } from '../../dossier/schema'
import type { DossierFactKey } from '../../rules/dossier-facts'

/** A claim as it is decided, read under lock. */
export type LockedClaim = {
  id: string
  customerId: string
  fact: DossierFactKey
  value: unknown
  against: unknown
  source: FactSource
  byName: string | null
  refType: string | null
  refId: string | null
  state: string
}

/** Where the value on file comes from: the newest change of the fact, or how the file was opened. */
export type Origin = { source: FactSource; changeId: string | null }

/** Does a source say what is on file? Two blanks agree too. Then nothing is left to decide (R-A12). */
export function agrees(fact: DossierFactKey, value: unknown, stored: unknown): boolean {
  return sameFact(fact, isEmpty(value) ? null : value, isEmpty(stored) ? null : stored)
}

/** What a decider saw on file is named by the change it came from. */
export function markOf(origin: Pick<Origin, 'changeId'> | undefined): string {
  return origin?.changeId ?? 'first'
}

/**
 * Does the word of a source wait for the owner instead of being written? It does where the file says otherwise and has
 * it from somebody else. A blank is filled, and a source may correct itself (W2: nothing is overwritten unasked).
 */
export function mustWait(
  fact: DossierFactKey,
  value: unknown,
  stored: unknown,
  source: FactSource,
  origin: Pick<Origin, 'source'> | undefined,
): boolean {
  return !isEmpty(stored) && !sameFact(fact, stored, value) && origin?.source !== source
}

export type Verdict = 'accept' | 'keep' | 'edit'

/** One fact gets one new value: two claims of the same fact cannot both be taken in one go. */
export function decideTogether(
  decisions: readonly { fact: DossierFactKey; verdict: Verdict }[],
): Decision<null> {
  const seen = new Set<string>()
  const reasons = decisions.flatMap(({ fact, verdict }): Reason[] => {
    if (verdict === 'keep') return []
    if (seen.has(fact)) return [{ rule: 'R-A12', code: 'customers.claims-clash', field: `facts.${fact}` }]
    seen.add(fact)
    return []
  })
  return allowUnless(reasons, null)
}
