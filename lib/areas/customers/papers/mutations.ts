import { stepsOf } from '@/lib/areas/approvals/rules/plan'
import { openApproval, saveWithdrawal } from '@/lib/areas/approvals/writes'
import { newId } from '@/lib/core/audit'
import { sqlOf } from '@/lib/core/db'
import { allow, refusedUnless } from '@/lib/core/decision'
import { type Answers, fieldNamed, type Form } from '@/lib/core/forms/definition'
import { recordsOf } from '@/lib/core/forms/facts'
import { fieldErrorsOf } from '@/lib/core/forms/field-errors'
import { problemsOf } from '@/lib/core/forms/problems'
import { withCalculated } from '@/lib/core/forms/readable'
import { isEmpty } from '@/lib/core/forms/values'
import { ConflictError, defineMutation, InvalidError } from '@/lib/core/mutation'
import { stateFacts } from '../claims/writes'
import { factRightsOf, lockedFields, traceable } from '../dossier/policy'
import { decideFactChanges } from '../dossier/rules/fact-changes'
import { claimTaxNumber, lockDossier } from '../dossier/writes'
import { applyTables } from '../paper-people/writes'
import { maySeePersonal } from '../people/policy'
import { recordRows } from '../people/rules/record-rows'
import type { RecordKind, SentTable } from '../people/rules/record-tables'
import { lockPeople } from '../people/writes'
import { placedOf } from '../policy'
import { reviewSubmitted } from '../reviews/writes'
import { missingReasons } from '../updates/rules/immediate-updates'
import { signPlan } from './contributes'
import { mayFillPaper } from './policy'
import { figuresOf, lockOpenEntry, newestEntry } from './queries'
import { paperOf, serves } from './rules/dossier-papers'
import { draftForm } from './rules/draft-merge'
import { fiscalMonths } from './rules/fiscal-period'
import { reconcileOwn } from './rules/own-answers'
import { ownAnswers, paperForm, wholePaper } from './rules/paper-forms'
import { periodTaken } from './rules/period-taken'
import { submitPaperInput } from './schema'
import { insertEntry, replaceEntry } from './writes'

/** The tables of people and departments a paper sends, those it has. */
function sentTables(form: Form, sent: readonly Omit<SentTable, 'kind' | 'columns'>[]): SentTable[] {
  const kinds = recordsOf(form)
  return sent.flatMap((table) => {
    const field = fieldNamed(form, table.field)
    const kind = kinds[table.field] as RecordKind | undefined
    return kind && field?.kind === 'table' ? [{ ...table, kind, columns: Object.keys(field.columns) }] : []
  })
}

/** The answers no fact holds, brought together with what the newest paper says where the writer tells what he saw. */
function ownOf(
  form: Form,
  { answers: sent, seen }: { answers: Answers; seen?: Answers | undefined },
  newest: Answers,
) {
  if (seen === undefined) return { answers: sent, conflicts: [] }
  const fields = Object.keys(ownAnswers(form, { ...newest, ...sent }))
  return reconcileOwn(fields, { seen, sent, stored: newest })
}

/**
 * Hands in a paper of the dossier: its facts are saved (all or none), what it says stands as a signed version on its way
 * through the signatures; one still under way is replaced. Refuses gaps and faults at their fields; what
 * somebody else changed meanwhile is a conflict that shows both. A second paper of a fiscal period that has one (A5) is
 * refused, unless it is said to correct it.
 */
export const submitPaper = defineMutation({
  name: 'forms.submit-paper',
  input: submitPaperInput,
  load: async (tx, _, input) => {
    const dossier = await lockDossier(sqlOf(tx), input.customerId)
    const form = paperForm(input.formId, input.formVersion)
    if (!dossier || !form) return null
    const people = Object.keys(recordsOf(form)).length > 0 ? await lockPeople(sqlOf(tx), dossier.id) : null
    const open = await lockOpenEntry(tx, dossier.id, input.formId, input.period)
    const newest = await newestEntry(tx, dossier.id, input.formId, input.period)
    return { dossier, form, people, open, newest }
  },
  authorize: (viewer, { dossier }, input) => mayFillPaper(viewer, input.formId, dossier),
  decide: (input, { dossier, newest }, _, viewer) =>
    refusedUnless(
      periodTaken(input.period, newest, input.correcting),
      input.changes.length === 0
        ? allow(input.changes)
        : refusedUnless(
            missingReasons(input.changes, dossier.state, input.reason),
            decideFactChanges(input.changes, factRightsOf(viewer, dossier, input.changes)),
          ),
    ),
  save: async (tx, changes, input, { dossier, form, people, open, newest }, at, viewer) => {
    const run = sqlOf(tx)
    const own = ownOf(form, input, newest?.answers ?? {})
    if (own.conflicts.length > 0) throw new ConflictError(own.conflicts, dossier.version)
    const taxNumber = changes.find(
      ({ fact, to }) => fact === 'taxNumber' && !isEmpty(to) && to !== dossier.facts['taxNumber'],
    )
    if (taxNumber) await claimTaxNumber(run, viewer, taxNumber.to as string, dossier.id, 'taxNumber')
    const id = newId(at.now)
    const changed = await stateFacts(run, at, dossier, changes, {
      source: input.source,
      personId: viewer.personId,
      reason: input.reason ?? null,
      byName: input.sourceName ?? null,
      ref: { type: 'form-entry', id },
    })
    const personal = maySeePersonal(viewer, dossier)
    const source = { source: input.source, personId: viewer.personId } as const
    const tables = sentTables(form, input.records)
    const told = people ? await applyTables(run, at, people, tables, { personal }, source) : []
    const facts: Readonly<Record<string, unknown>> = {
      ...(people && recordRows(people.people, people.departments, at.today, true)),
      ...dossier.facts,
      ...Object.fromEntries(changed.changes.map(({ fact, after }) => [fact, after])),
    }
    const figures = await figuresOf(tx, form, dossier.id, at.today)
    const given = { ...figures, ...(input.period && { period: fiscalMonths(input.period) }) }
    const stated = { ...wholePaper(form, facts, own.answers), ...given }
    const answers = withCalculated(form, stated, { today: at.today })
    // What he may not fill never keeps his paper back: it is to be completed by whoever may (R-B02).
    const shut = Object.keys(lockedFields(viewer, form, dossier, dossier.facts))
    const problems = problemsOf(form, answers, { today: at.today, shut })
    if (problems.length > 0) throw new InvalidError(fieldErrorsOf(form, problems))
    if (open?.approvalId) await saveWithdrawal(tx, at, open.approvalId)
    if (open) await replaceEntry(tx, open.id)
    const by = viewer.posts.map((post) => post.role)
    const steps = stepsOf(signPlan, { formId: input.formId, by, hasBranch: dossier.branchId !== null })
    // A paper nobody signs after it was keyed in (A7) holds at once.
    const { approvalId } =
      paperOf(input.formId).route.length === 0
        ? { approvalId: null }
        : await openApproval(tx, at, viewer, {
            plan: signPlan.name,
            subjectType: 'form-entry',
            subjectId: id,
            customerId: dossier.id,
            unitId: dossier.branchId ?? dossier.regionId,
            title: String(facts['name']),
            facts: {
              formId: input.formId,
              changed: changed.changes.length,
              ...(input.period && { period: input.period }),
            },
            withinRule: true,
            steps,
          })
    await insertEntry(
      tx,
      at,
      {
        id,
        formId: input.formId,
        formVersion: form.version,
        customerId: dossier.id,
        period: input.period,
        answers,
        approvalId,
      },
      viewer.personId,
    )
    if (serves(input.formId, 'review')) await reviewSubmitted(run, dossier.id, id, answers)
    await run.query(`DELETE FROM "Draft" WHERE "personId"=$1::uuid AND "formId"=$2 AND "subjectId"=$3`, [
      viewer.personId,
      draftForm(input.formId, input.period),
      dossier.id,
    ])
    return { entryId: id, approvalId, told, ...changed }
  },
  audit: (input, { dossier }, _, { changes, told: people }) => {
    const at = {
      subjectType: 'customer',
      subjectId: dossier.id,
      customerId: dossier.id,
      unitId: placedOf(dossier).unitId,
    }
    const name = dossier.facts['name']
    const told = changes.map(({ fact, before, after }) => ({
      fact,
      before: traceable(fact, before),
      after: traceable(fact, after),
    }))
    const values = {
      name,
      source: input.source,
      formId: input.formId,
      reason: input.reason ?? null,
      changes: told,
    }
    return [
      ...(changes.length > 0 ? [{ ...at, kind: 'customers.facts-changed', values }] : []),
      ...people,
      {
        ...at,
        kind: 'customers.paper-submitted',
        values: { name, formId: input.formId, ...(input.period && { period: input.period }) },
      },
    ]
  },
})
