import { allow, type Decision } from '@/lib/core/decision'
import type { Viewer } from '@/lib/core/scope'
import { factRightsOf } from '../dossier/policy'
import { decideFactChanges } from '../dossier/rules/fact-changes'
import { decideTogether, type LockedClaim } from './rules/conflicts'
import type { ClaimDecision } from './schema'

/** May this person write what these decisions say: one value a fact, and guarded facts only with their right. */
export function judgeClaims(
  viewer: Viewer,
  dossier: Parameters<typeof factRightsOf>[1],
  claims: ReadonlyMap<string, Pick<LockedClaim, 'fact' | 'value'>>,
  decisions: readonly ClaimDecision[],
): Decision<null> {
  const together = decideTogether(
    decisions.map(({ claimId, verdict }) => ({ fact: claims.get(claimId)!.fact, verdict })),
  )
  if (!together.allowed) return together
  const changes = decisions.flatMap(({ claimId, verdict, value }) => {
    const claim = claims.get(claimId)!
    if (verdict === 'keep') return []
    const to = verdict === 'accept' ? claim.value : (value ?? null)
    return [{ fact: claim.fact, from: dossier.facts[claim.fact] ?? null, to }]
  })
  const decided = decideFactChanges(changes, factRightsOf(viewer, dossier, changes))
  return decided.allowed ? allow(null) : decided
}
