import { formB1 } from './forms/b1'
import { openApproval } from '@/lib/areas/approvals/writes'
import { stepsOf } from '@/lib/areas/approvals/rules/plan'
import { tradeSettings } from '@/lib/areas/trade/contributes'
import { type Prisma, sqlOf, type Tx } from '@/lib/core/db'
import { allow, allowUnless, type Reason } from '@/lib/core/decision'
import { schemaOf } from '@/lib/core/forms/schema'
import { ConflictError, defineMutation, fieldErrorsOf, InvalidError, type Moment } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { type Settings } from '@/lib/core/settings'
import { gradeSettingsOf, gradingPlan, gradingSettings } from './contributes'
import { mayRate } from './policy'
import { lockRating, openRating, ratedCustomer, type RatedCustomer, type RatingRow } from './queries'
import { type Grade, indicators } from './rules/credit-grade'
import { bandsOf } from './rules/indicator-bands'
import { factsOf, provenIndicators } from './rules/rating-facts'
import { decideSubmission } from './rules/rating-steps'
import { saveRatingInput, submitRatingInput } from './schema'
import { insertRating, submitRating as writeSubmission } from './writes'

type Sheet = { rating: RatingRow | null; customer: RatedCustomer }

function checkVersion(rating: RatingRow | null, version: number | undefined): void {
  if (version !== undefined && rating && rating.version !== version)
    throw new ConflictError(
      [{ field: 'answers', base: version, theirs: rating.version, mine: version }],
      rating.version,
    )
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
    const rating = await openRating(sqlOf(tx), input.customerId, true)
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
    const answers = input.answers as Prisma.InputJsonValue
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

function bandsFor(settings: Settings, rating: RatingRow, customer: RatedCustomer, at: Pick<Moment, 'today'>) {
  const path = [customer.regionId, customer.branchId]
  const bands = settings.valueOf(gradingSettings, 'grading.bands', path)
  const termDays = settings.valueOf(tradeSettings, 'trade.term-days', path)
  const facts = factsOf(rating.answers, { termDays, badDebt: customer.badDebt })
  return bandsOf(facts, bands, at.today)
}

async function loadForSubmission(
  tx: Tx,
  viewer: Viewer,
  id: string,
  version: number | undefined,
): Promise<{ rating: RatingRow; customer: RatedCustomer } | null> {
  const rating = await lockRating(tx, id)
  const customer = rating && (await ratedCustomer(sqlOf(tx), rating.customerId))
  if (!rating || !customer || !mayRate(viewer, customer)) return null
  checkVersion(rating, version)
  return { rating, customer }
}

/** 填报: the sheet is complete, the grade is computed (R-C05), and the paper goes to 分支机构总经理 and 营销总监 (R-C01). */
export const submitRating = defineMutation({
  name: 'grading.submit-rating',
  input: submitRatingInput,
  load: (tx, viewer, input) => loadForSubmission(tx, viewer, input.id, input.version),
  authorize: (viewer, { customer }) => mayRate(viewer, customer),
  decide: (_input, { rating, customer }, at) => {
    const reasons: Reason[] = []
    if (rating.state !== 'draft')
      reasons.push({ rule: 'R-C01', code: 'grading.wrong-state', values: { state: rating.state } })
    if (!customer.branchId) reasons.push({ rule: 'R-C01', code: 'grading.no-branch' })
    const proposed = Number(rating.answers.proposedGrade)
    if (!(proposed >= 1 && proposed <= 5))
      reasons.push({ rule: 'R-C01', code: 'grading.no-proposal', field: 'proposedGrade' })
    if (reasons.length > 0) return { allowed: false, reasons }
    const decision = decideSubmission(
      {
        banded: bandsFor(at.settings, rating, customer, at),
        proven: provenIndicators(rating.answers),
        proposed: proposed as Grade,
        reason: String(rating.answers.proposalReason ?? ''),
      },
      gradeSettingsOf(at.settings.valuesOf(gradingSettings)),
    )
    return decision.allowed ? allow(decision.step, decision.notes) : decision
  },
  save: async (tx, { computed, letters, proposed }, _input, { rating, customer }, at, viewer) => {
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
      withinRule: proposed === computed.grade,
      steps: stepsOf(gradingPlan, facts),
    })
    return writeSubmission(tx, at, rating.id, {
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
