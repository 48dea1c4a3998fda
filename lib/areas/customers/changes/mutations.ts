import { stepsOf } from '@/lib/areas/approvals/rules/plan'
import { openApproval } from '@/lib/areas/approvals/writes'
import { newId } from '@/lib/core/audit'
import { monthOf } from '@/lib/core/dates'
import { lockRow, sqlOf } from '@/lib/core/db'
import { allow, refuse } from '@/lib/core/decision'
import { type Answers, fieldsOf, isWritable } from '@/lib/core/forms/definition'
import { fieldErrorsOf } from '@/lib/core/forms/field-errors'
import { problemsOf } from '@/lib/core/forms/problems'
import { settled } from '@/lib/core/forms/readable'
import { defineMutation, InvalidError } from '@/lib/core/mutation'
import { nextNumber } from '@/lib/core/numbering'
import { formC1 } from '../forms/c1'
import type { CustomerState } from '../rules/customer-kinds'
import { changePlan } from './contributes'
import { derivedAnswers } from './labels'
import { mayFile, mayPropose } from './policy'
import { changeFacts, lockForFiling, proposalFacts } from './queries'
import { decideProposal } from './rules/proposal'
import { fileChangesInput, proposeChangeInput } from './schema'
import { changeEvent, fileChanges as writeFiling, insertChange, moveCustomers } from './writes'

/** What a person fills on C1, of all that was sent. */
function writtenAnswers(sent: Answers): Answers {
  const written = fieldsOf(formC1).filter(({ field }) => isWritable(field))
  return Object.fromEntries(written.map(({ name }) => [name, sent[name] ?? null]))
}

/** Checks of the form that the rules say better, with all their reasons and the way out. */
const SAID_BY_RULES = new Set(['quotaFull', 'must-be-yes'])

function checkedAnswers(answers: Answers, today: string): Answers {
  const problems = problemsOf(formC1, answers, { today: today as never }).filter(
    (problem) => !SAID_BY_RULES.has(problem.code),
  )
  if (problems.length > 0) throw new InvalidError(fieldErrorsOf(formC1, problems))
  return settled(formC1, answers, { today: today as never })
}

/**
 * 提交客户增减变动表 (C1): the rules of its kind are met, the paper goes to 分支机构总经理 and 营销部部长, and a customer
 * that is to come in waits for review (W1, R-S01 to R-S04). The number is drawn without gaps.
 */
export const proposeChange = defineMutation({
  name: 'customers.propose-change',
  input: proposeChangeInput,
  load: async (tx, viewer, input, at) => {
    await lockRow(tx, 'Customer', input.customerId)
    const facts = await changeFacts(sqlOf(tx), input.customerId, at.today)
    if (!facts || !mayPropose(viewer, input.kind, facts.dossier)) return null
    const answers = { ...writtenAnswers(input.answers), ...derivedAnswers(input.kind, facts, at.today) }
    return { ...facts, answers }
  },
  authorize: (viewer, { dossier }, input) => mayPropose(viewer, input.kind, dossier),
  decide: (input, facts, at) =>
    decideProposal(proposalFacts(input.kind, facts, facts.answers, at.settings, at.today)),
  save: async (tx, { to }, input, facts, at, viewer) => {
    const answers = checkedAnswers(facts.answers, at.today)
    const { dossier } = facts
    const number = await nextNumber(sqlOf(tx), 'C1', monthOf(at.today))
    const id = newId(at.now)
    const branchId = dossier.branchId!
    const paper = { kind: input.kind }
    const { approvalId } = await openApproval(tx, at, viewer, {
      plan: changePlan.name,
      subjectType: 'change',
      subjectId: id,
      customerId: dossier.id,
      unitId: branchId,
      title: String(dossier.facts.name),
      facts: {
        ...paper,
        number,
        receivableFen: facts.receivableFen,
        worst: { tone: 'heeds', code: 'customers.change-is', values: { change: input.kind } },
      },
      withinRule: false,
      steps: stepsOf(changePlan, paper),
    })
    const fromState = dossier.state as CustomerState
    await insertChange(
      tx,
      at,
      {
        id,
        number,
        customerId: dossier.id,
        branchId,
        kind: input.kind,
        answers: { ...answers, number },
        fromState,
        approvalId,
      },
      viewer.personId,
    )
    if (to) await moveCustomers(tx, at, [{ customerId: dossier.id, from: [fromState], to }])
    await sqlOf(tx).query(
      `DELETE FROM "Draft" WHERE "personId"=$1::uuid AND "formId"='C1' AND "subjectId"=$2`,
      [viewer.personId, `${dossier.id}:${input.kind}`],
    )
    return { id, number, approvalId }
  },
  audit: (input, { dossier, receivableFen }, _step, { number }) =>
    changeEvent(
      'customers.change-proposed',
      {
        ...dossier,
        customerId: dossier.id,
        customerName: String(dossier.facts.name),
        fileNumber: String(dossier.facts.fileNumber),
        number,
        kind: input.kind,
      },
      { receivableFen },
    ),
})

/** 备案 (R-S04): 营销部 files signed change forms. All or none. */
export const fileChanges = defineMutation({
  name: 'customers.file-change',
  input: fileChangesInput,
  load: async (tx, _viewer, input) => {
    const wanted = [...new Set(input.ids)]
    const changes = await lockForFiling(tx, wanted)
    return changes.length === wanted.length ? changes : null
  },
  authorize: (viewer, changes) => changes.every((change) => mayFile(viewer, change)),
  decide: (_input, changes) => {
    const open = changes.filter((change) => change.state !== 'approved')
    return open.length > 0
      ? refuse(
          ...open.map(({ number }) => ({
            rule: 'R-S04',
            code: 'customers.change-not-to-file',
            values: { number },
          })),
        )
      : allow(changes)
  },
  save: async (tx, changes, _input, _facts, at, viewer) => {
    await writeFiling(
      tx,
      at,
      changes.map((change) => change.id),
      viewer.personId,
    )
    return { filed: changes.length }
  },
  audit: (_input, changes) => changes.map((change) => changeEvent('customers.change-filed', change)),
})
