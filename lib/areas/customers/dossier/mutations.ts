import { isEmpty } from '@/lib/core/forms/values'
import { refusedUnless } from '@/lib/core/decision'
import { always, ConflictError, defineSqlMutation } from '@/lib/core/mutation'
import { may } from '@/lib/core/scope'
import { stateFacts } from '../claims/writes'
import { mayOnCustomer, placedOf, sightOf } from '../policy'
import { missingReasons } from '../updates/rules/immediate-updates'
import { factRightsOf, traceable } from './policy'
import { draftConflicts } from './rules/draft-conflicts'
import { decideFactChanges, guardOf } from './rules/fact-changes'
import { dropDraftInput, saveDraftInput, saveFactsInput, unmaskInput } from './schema'
import { readDossier } from './queries'
import { claimTaxNumber, keepDraft, lockDossier, lockDraft } from './writes'

/** The way facts change from any form: all of them or, where one was changed by somebody else meanwhile, none. */
export const saveFacts = defineSqlMutation({
  name: 'customers.save-facts',
  input: saveFactsInput,
  usesSettings: false,
  load: (tx, _, input) => lockDossier(tx, input.customerId),
  authorize: (viewer, dossier) =>
    mayOnCustomer(viewer, 'customers.read', dossier) && mayOnCustomer(viewer, 'customers.edit', dossier),
  decide: (input, dossier, _, viewer) =>
    refusedUnless(
      missingReasons(input.changes, dossier.state, input.reason),
      decideFactChanges(input.changes, factRightsOf(viewer, dossier, input.changes)),
    ),
  save: async (tx, changes, input, dossier, at, viewer) => {
    const taxNumber = changes.find(
      ({ fact, to }) => fact === 'taxNumber' && !isEmpty(to) && to !== dossier.facts['taxNumber'],
    )
    if (taxNumber) await claimTaxNumber(tx, viewer, taxNumber.to as string, dossier.id, 'facts.taxNumber')
    return stateFacts(tx, at, dossier, changes, {
      source: input.source,
      personId: viewer.personId,
      reason: input.reason ?? null,
      byName: input.sourceName ?? null,
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

/**
 * Keeps what somebody is still typing, one draft a person, form and subject. Nothing else changes. Typed on an older
 * version of the draft (another device, a tab left open) it is a conflict that shows both.
 */
export const saveDraft = defineSqlMutation({
  name: 'forms.save-draft',
  input: saveDraftInput,
  usesSettings: false,
  load: async (tx, viewer, { formId, subjectId }) => ({
    stored: await lockDraft(tx, viewer, formId, subjectId),
  }),
  authorize: (viewer) => may(viewer, 'forms.fill'),
  decide: (input) => always(input),
  save: async (tx, draft, _, { stored }, at, viewer) => {
    if (stored && draft.version !== undefined && draft.version !== stored.version) {
      const conflicts = draftConflicts(stored.answers, draft.answers)
      if (conflicts.length > 0) throw new ConflictError(conflicts, stored.version)
    }
    return keepDraft(tx, at, draft, Math.max(stored?.version ?? 0, draft.version ?? 0) + 1, viewer.personId)
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
