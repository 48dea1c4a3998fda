import { newId } from '@/lib/core/audit'
import { maskedText } from '@/lib/core/forms/mask'
import { isEmpty } from '@/lib/core/forms/values'
import { always, defineSqlMutation } from '@/lib/core/mutation'
import { mayOn, may, type Viewer } from '@/lib/core/scope'
import { type CustomerPlace, mayOnCustomer, placedOf, sightOf } from '../policy'
import { type DossierFactKey, dossierFacts } from '../rules/dossier-facts'
import { decideFactChanges, type FactRights, guardOf, placementFacts } from './rules/fact-changes'
import { dropDraftInput, type FactChange, saveDraftInput, saveFactsInput, unmaskInput } from './schema'
import { type LockedDossier, readDossier } from './queries'
import { changeFacts, claimTaxNumber, lockDossier } from './writes'

/** A value as the trail may keep it: guarded facts masked. */
export function traceable(fact: DossierFactKey, value: unknown): unknown {
  if (isEmpty(value)) return null
  return guardOf(fact) ? { masked: true, shown: maskedText(dossierFacts[fact], value) } : value
}

/** Where the customer would stand after the changes. */
function placeAfter(dossier: LockedDossier, changes: readonly FactChange[]): CustomerPlace {
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
  dossier: LockedDossier,
  changes: readonly FactChange[],
): FactRights {
  const { personal, bank } = sightOf(viewer, dossier)
  const after = placedOf(placeAfter(dossier, changes))
  const handOver =
    mayOnCustomer(viewer, 'customers.hand-over', dossier) && mayOn(viewer, 'customers.hand-over', after)
  return { personal, bank, handOver }
}

/** The way facts change from any form: all of them or, where one was changed by somebody else meanwhile, none. */
export const saveFacts = defineSqlMutation({
  name: 'customers.save-facts',
  input: saveFactsInput,
  usesSettings: false,
  load: (tx, _, input) => lockDossier(tx, input.customerId),
  authorize: (viewer, dossier) =>
    mayOnCustomer(viewer, 'customers.read', dossier) && mayOnCustomer(viewer, 'customers.edit', dossier),
  decide: (input, dossier, _, viewer) =>
    decideFactChanges(input.changes, factRightsOf(viewer, dossier, input.changes)),
  save: async (tx, changes, input, dossier, at, viewer) => {
    const taxNumber = changes.find(
      ({ fact, to }) => fact === 'taxNumber' && !isEmpty(to) && to !== dossier.facts['taxNumber'],
    )
    if (taxNumber) await claimTaxNumber(tx, viewer, taxNumber.to as string, dossier.id, 'facts.taxNumber')
    return changeFacts(tx, at, dossier, changes, {
      source: input.source,
      personId: viewer.personId,
      reason: input.reason ?? null,
    })
  },
  audit: (input, dossier, _, result) =>
    result.changes.length === 0
      ? []
      : [
          {
            kind: 'customers.facts-changed',
            subjectType: 'customer',
            subjectId: dossier.id,
            customerId: dossier.id,
            unitId: placedOf(dossier).unitId,
            values: {
              name: dossier.facts['name'],
              source: input.source,
              formId: input.formId ?? null,
              reason: input.reason ?? null,
              changes: result.changes.map(({ fact, before, after }) => ({
                fact,
                before: traceable(fact, before),
                after: traceable(fact, after),
              })),
            },
          },
        ],
})

/** Shows guarded facts of one customer, for a stated purpose; who looked at what stays in the trail. */
export const unmaskFacts = defineSqlMutation({
  name: 'customers.unmask',
  input: unmaskInput,
  usesSettings: false,
  load: (tx, _, input) => readDossier(tx, input.customerId),
  authorize: (viewer, dossier, input) => {
    const sight = sightOf(viewer, dossier)
    if (!mayOnCustomer(viewer, 'customers.read', dossier)) return false
    return input.facts.every((fact) => {
      const guard = guardOf(fact)
      return guard === null || sight[guard]
    })
  },
  decide: () => always(null),
  save: async (_, __, input, dossier) =>
    Object.fromEntries(input.facts.map((fact) => [fact, dossier.facts[fact] ?? null])),
  audit: (input, dossier) => ({
    kind: 'customers.unmasked',
    subjectType: 'customer',
    subjectId: dossier.id,
    customerId: dossier.id,
    unitId: placedOf(dossier).unitId,
    values: { name: dossier.facts['name'], facts: input.facts, purpose: input.purpose },
  }),
})

/** Keeps what somebody is still typing, one draft a person, form and subject. Nothing else changes. */
export const saveDraft = defineSqlMutation({
  name: 'forms.save-draft',
  input: saveDraftInput,
  usesSettings: false,
  load: async () => ({}),
  authorize: (viewer) => may(viewer, 'forms.fill'),
  decide: (input) => always(input),
  save: async (tx, draft, _, __, at, viewer) => {
    await tx.query(
      `INSERT INTO "Draft" ("id","personId","formId","subjectId","answers","base","savedAt") VALUES ($1::uuid,$2::uuid,$3,$4,$5::jsonb,$6,$7::timestamptz)
       ON CONFLICT ("personId","formId","subjectId") DO UPDATE SET "answers"=$5::jsonb,"base"=$6,"savedAt"=$7::timestamptz`,
      [
        newId(at.now),
        viewer.personId,
        draft.formId,
        draft.subjectId,
        JSON.stringify(draft.answers),
        draft.base,
        at.now.toISOString(),
      ],
    )
    return { savedAt: at.now.toISOString() }
  },
  audit: () => [],
})

/** Throws a draft away. */
export const dropDraft = defineSqlMutation({
  name: 'forms.drop-draft',
  input: dropDraftInput,
  usesSettings: false,
  load: async () => ({}),
  authorize: (viewer) => may(viewer, 'forms.fill'),
  decide: (input) => always(input),
  save: async (tx, { formId, subjectId }, _, __, ___, viewer) => {
    await tx.query(`DELETE FROM "Draft" WHERE "personId"=$1::uuid AND "formId"=$2 AND "subjectId"=$3`, [
      viewer.personId,
      formId,
      subjectId,
    ])
    return null
  },
  audit: () => [],
})
