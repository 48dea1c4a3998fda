import { maskedText } from '@/lib/core/forms/mask'
import { isEmpty } from '@/lib/core/forms/values'
import { mayOn, type Viewer } from '@/lib/core/scope'
import { type CustomerPlace, mayOnCustomer, placedOf, sightOf } from '../policy'
import { type DossierFactKey, dossierFacts } from '../rules/dossier-facts'
import { type FactRights, guardOf, placementFacts } from './rules/fact-changes'
import type { FactChange } from './schema'

type PlacedDossier = CustomerPlace & { facts: Readonly<Record<string, unknown>> }

/** A value as the trail may keep it: guarded facts masked. */
export function traceable(fact: DossierFactKey, value: unknown): unknown {
  if (isEmpty(value)) return null
  return guardOf(fact) ? { masked: true, shown: maskedText(dossierFacts[fact], value) } : value
}

/** Where the customer would stand after the changes. */
function placeAfter(dossier: PlacedDossier, changes: readonly FactChange[]): CustomerPlace {
  const now: Record<string, unknown> = { ...dossier.facts }
  for (const { fact, to } of changes) if (placementFacts.includes(fact)) now[fact] = to
  const idOf = (fact: DossierFactKey) => (now[fact] as { id?: string | null } | null)?.id ?? null
  return {
    ownerId: idOf('salesRep'),
    regionId: idOf('region') ?? dossier.regionId,
    branchId: idOf('branch'),
    marketOfficeId: idOf('marketOffice'),
  }
}

/** What a viewer may change of a customer; giving it away needs the right at both ends. */
export function factRightsOf(
  viewer: Viewer,
  dossier: PlacedDossier,
  changes: readonly FactChange[],
): FactRights {
  const { personal, bank } = sightOf(viewer, dossier)
  const after = placedOf(placeAfter(dossier, changes))
  const handOver =
    mayOnCustomer(viewer, 'customers.hand-over', dossier) && mayOn(viewer, 'customers.hand-over', after)
  return { personal, bank, handOver, terms: mayOnCustomer(viewer, 'credit.apply', dossier) }
}
