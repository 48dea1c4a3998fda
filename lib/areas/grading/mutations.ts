import { formB1 } from './forms/b1'
import { openApproval } from '@/lib/areas/approvals/writes'
import { stepsOf } from '@/lib/areas/approvals/rules/plan'
import { tradeSettings } from '@/lib/areas/trade/contributes'
import { lockRow, type Prisma, sqlOf, type Tx } from '@/lib/core/db'
import { allow, allowUnless, type Reason } from '@/lib/core/decision'
import type { Answers } from '@/lib/core/forms/definition'
import { fieldErrorsOf as formErrorsOf } from '@/lib/core/forms/field-errors'
import { problemsOf } from '@/lib/core/forms/problems'
import { schemaOf } from '@/lib/core/forms/schema'
import type { FileRef } from '@/lib/core/forms/values'
import { ConflictError, defineMutation, fieldErrorsOf, InvalidError, type Moment } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { type Settings } from '@/lib/core/settings'
import { gradeSettingsOf, gradingPlan, gradingSettings } from './contributes'
import { mayRate } from './policy'
import {
  hasBadDebt,
  lockRating,
  openRating,
  ratedCustomer,
  type RatedCustomer,
  type RatingFigures,
  ratingFigures,
  ratingFiles,
  type RatingRow,
} from './queries'
import { type Grade, indicators } from './rules/credit-grade'
import { bandsOf } from './rules/indicator-bands'
import { allKnockOuts, factsOf, provenIndicators } from './rules/rating-facts'
import { isPlainRating, ratingView } from './rules/rating-sentences'
import { decideSubmission } from './rules/rating-steps'
import { saveRatingInput, submitRatingInput } from './schema'
import { insertRating, submitRating as writeSubmission } from './writes'

type Sheet = { rating: RatingRow | null; customer: RatedCustomer }

/** Refuses what was written over another version of the sheet than stands there; 0 = none, then or now. */
function checkVersion(rating: RatingRow | null, version: number | undefined): void {
  const stands = rating?.version ?? 0
  if (version !== undefined && stands !== version)
    throw new ConflictError([{ field: 'answers', base: version, theirs: stands, mine: version }], stands)
}

/** The open sheet of a customer, locked; where there is none the customer is, so that of two at once one opens it. */
async function lockOpenRating(tx: Tx, customerId: string): Promise<RatingRow | null> {
  const open = await openRating(sqlOf(tx), customerId, true)
  if (open) return open
  await lockRow(tx, 'Customer', customerId)
  return openRating(sqlOf(tx), customerId, true)
}

/** Saves B1 as far as it is filled in; opens the sheet on the first save. */
export const saveRating = defineMutation({
  name: 'grading.save-rating',
  input: saveRatingInput,
  load: async (tx, viewer, input): Promise<Sheet | null> => {
    const customer = await ratedCustomer(sqlOf(tx), input.customerId)
    if (!customer || !mayRate(viewer, customer)) return null
    const answers = schemaOf(formB1, 'draft').safeParse(input.answers)
    if (!answers.success) throw new InvalidError(fieldErrorsOf(answers.error.issues))
    const rating = await lockOpenRating(tx, input.customerId)
    checkVersion(rating, input.version)
    return { rating, customer }
  },
  authorize: (viewer, { customer }) => mayRate(viewer, customer),
  decide: (_input, { rating }) =>
    allowUnless(
      rating && rating.state !== 'draft'
        ? [{ rule: 'R-C01', code: 'grading.wrong-state', values: { state: rating.state } }]
        : [],
      rating,
    ),
  save: async (tx, rating, input, { customer }, at, viewer) => {
    // Files lie at the sheet itself; a list of them sent along would prove nothing.
    const answers = { ...input.answers, attachments: undefined } as Prisma.InputJsonValue
    if (rating)
      return tx.creditRating.update({
        where: { id: rating.id },
        data: { answers, kind: input.kind, updatedAt: at.now, version: { increment: 1 } },
        select: { id: true, version: true },
      })
    const months = at.settings.valueOf(gradingSettings, 'grading.rerate-months')
    return insertRating(
      tx,
      at,
      {
        customerId: customer.id,
        branchId: customer.branchId,
        kind: input.kind,
        answers,
        previousGrade: customer.creditGrade,
        months,
      },
      viewer.personId,
    )
  },
  audit: (_input, { customer, rating }, _step, { id }) => ({
    kind: rating ? 'grading.save-rating' : 'grading.open-rating',
    subjectType: 'rating',
    subjectId: id,
    customerId: customer.id,
    unitId: customer.branchId,
    values: {},
  }),
})

function bandsFor(
  settings: Settings,
  rating: RatingRow,
  customer: RatedCustomer,
  badDebt: boolean,
  at: Pick<Moment, 'today'>,
) {
  const path = [customer.regionId, customer.branchId]
  const bands = settings.valueOf(gradingSettings, 'grading.bands', path)
  const termDays = settings.valueOf(tradeSettings, 'trade.term-days', path)
  return bandsOf(factsOf(rating.answers, { termDays, badDebt }), bands, at.today)
}

/** What the paper itself asks beyond the nine facts: figures that can be, whole lines of licences, where the goods go in words. */
function checkPaper(answers: Answers, today: Moment['today']): void {
  const open = problemsOf(formB1, answers, { today }).filter(
    ({ code, field, row }) => code !== 'required' || row !== undefined || field === 'goodsFlowNote',
  )
  if (open.length > 0) throw new InvalidError(formErrorsOf(formB1, open))
}

/** The answers as the paper keeps them: with the files that lie at the sheet, and bad debt of the books among the knock-outs. */
function answersHandedIn(answers: Answers, files: readonly FileRef[], badDebt: boolean): Answers {
  return { ...answers, attachments: [...files], knockOuts: allKnockOuts(answers, { badDebt }) }
}

type Loaded = { rating: RatingRow; customer: RatedCustomer; files: FileRef[]; figures: RatingFigures }

async function loadForSubmission(
  tx: Tx,
  viewer: Viewer,
  id: string,
  version: number | undefined,
  at: Moment,
): Promise<Loaded | null> {
  const rating = await lockRating(tx, id)
  const customer = rating && (await ratedCustomer(sqlOf(tx), rating.customerId))
  if (!rating || !customer || !mayRate(viewer, customer)) return null
  checkVersion(rating, version)
  const path = [customer.regionId, customer.branchId]
  const termDays = at.settings.valueOf(tradeSettings, 'trade.term-days', path)
  const figures = await ratingFigures(sqlOf(tx), customer.id, at.today, termDays)
  return { rating, customer, files: await ratingFiles(sqlOf(tx), id), figures }
}

/** 填报: the sheet is complete, the grade is computed (R-C05), and the paper goes to 分支机构总经理 and 营销总监 (R-C01). */
export const submitRating = defineMutation({
  name: 'grading.submit-rating',
  input: submitRatingInput,
  load: (tx, viewer, input, at) => loadForSubmission(tx, viewer, input.id, input.version, at),
  authorize: (viewer, { customer }) => mayRate(viewer, customer),
  decide: (_input, { rating, customer, files }, at) => {
    const reasons: Reason[] = []
    const badDebt = hasBadDebt(customer, at.settings, at.today)
    if (rating.state !== 'draft')
      reasons.push({ rule: 'R-C01', code: 'grading.wrong-state', values: { state: rating.state } })
    if (!customer.branchId) reasons.push({ rule: 'R-C01', code: 'grading.no-branch' })
    const proposed = Number(rating.answers.proposedGrade)
    if (reasons.length > 0) return { allowed: false, reasons }
    const decision = decideSubmission(
      {
        banded: bandsFor(at.settings, rating, customer, badDebt, at),
        proven: provenIndicators(rating.answers, { badDebt, files: files.length }),
        proposed: proposed >= 1 && proposed <= 5 ? (proposed as Grade) : null,
        reason: String(rating.answers.proposalReason ?? ''),
      },
      gradeSettingsOf(at.settings.valuesOf(gradingSettings)),
    )
    const answers = answersHandedIn(rating.answers, files, badDebt)
    return decision.allowed ? allow({ ...decision.step, answers }, decision.notes) : decision
  },
  save: async (tx, step, _input, { rating, customer, figures }, at, viewer) => {
    const { computed, letters, proposed, answers } = step
    checkPaper(answers, at.today)
    const text = indicators.map((name) => letters[name]).join('')
    const facts = {
      letters: text,
      computed: computed.grade,
      clause: computed.clause,
      proposed,
      previous: customer.creditGrade,
      ratingId: rating.id,
    }
    const { approvalId } = await openApproval(tx, at, viewer, {
      plan: gradingPlan.name,
      subjectType: 'rating',
      subjectId: rating.id,
      customerId: customer.id,
      unitId: customer.branchId!,
      title: customer.name,
      facts,
      withinRule: isPlainRating(ratingView(answers, figures, computed, proposed, customer.creditGrade)),
      steps: stepsOf(gradingPlan, facts),
    })
    return writeSubmission(tx, at, rating.id, {
      answers,
      letters: text,
      computed,
      proposed,
      reason: String(rating.answers.proposalReason ?? ''),
      approvalId,
    })
  },
  audit: (_input, { rating, customer }, { computed, proposed }) => ({
    kind: 'grading.submit-rating',
    subjectType: 'rating',
    subjectId: rating.id,
    customerId: customer.id,
    unitId: customer.branchId,
    values: { number: rating.number, computed: computed.grade, clause: computed.clause, proposed },
  }),
})
