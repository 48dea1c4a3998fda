import { fieldsOf, type Form, isWritable } from '@/lib/core/forms/definition'
import { maskedText } from '@/lib/core/forms/mask'
import { isEmpty } from '@/lib/core/forms/values'
import { mayOn, type Viewer } from '@/lib/core/scope'
import { type CustomerPlace, mayOnCustomer, placedOf, sightOf } from '../policy'
import { type DossierFactKey, dossierFacts } from '../rules/dossier-facts'
import { type FactRights, guardOf, lockOf, placementFacts } from './rules/fact-changes'
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

/**
 * The facts of a customer that are not the viewer's to change, with the reason (`code` under `reasons`): said beside the
 * field before anything is typed, and refused by the same rule when it is sent all the same.
 */
export function lockedFacts(
  viewer: Viewer,
  place: CustomerPlace,
  facts: Readonly<Record<string, unknown>>,
): Partial<Record<DossierFactKey, string>> {
  const { personal, bank } = sightOf(viewer, place)
  const rights = {
    personal,
    bank,
    handOver: mayOnCustomer(viewer, 'customers.hand-over', place),
    terms: mayOnCustomer(viewer, 'credit.apply', place),
  }
  return Object.fromEntries(
    (Object.keys(dossierFacts) as DossierFactKey[]).flatMap((fact) => {
      const lock = lockOf(fact, facts[fact], rights)
      return lock ? [[fact, lock.code]] : []
    }),
  )
}

/** Fields of a paper that are not the viewer's to fill on this customer, each with the code of the reason. */
export function lockedFields(
  viewer: Viewer,
  form: Form,
  place: CustomerPlace,
  facts: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const locked = lockedFacts(viewer, place, facts)
  return Object.fromEntries(
    fieldsOf(form).flatMap(({ name, field }) => {
      const code = field.bind && isWritable(field) ? locked[field.bind as DossierFactKey] : undefined
      return code ? [[name, code]] : []
    }),
  )
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
