import { allowUnless, choiceOf, refuse, type Decision, type Reason } from '@/lib/core/decision'
import type { RoleCode } from '@/lib/core/permissions'
import {
  creditGrade,
  indicators,
  type Grade,
  type GradeResult,
  type GradeSettings,
  type Indicator,
  type Letters,
} from './credit-grade'
import { missingIndicators, type Banded } from './indicator-bands'

export type RatingState = 'draft' | 'submitted' | 'reviewed' | 'approved' | 'superseded' | 'withdrawn'
export type RatingEvent = 'submit' | 'confirm' | 'approve' | 'return' | 'withdraw' | 'supersede'

export type RatingStep = {
  event: RatingEvent
  from: readonly RatingState[]
  to: RatingState
  by: readonly (RoleCode | 'system')[]
  needsReason: boolean
}

/** Workflow of a credit rating (form B1, R-C01), as data. That an approved one is due again is a matter of dates: see `gradeForNewLines`. */
export const ratingSteps = [
  { event: 'submit', from: ['draft'], to: 'submitted', by: ['branch-sales-manager'], needsReason: false },
  { event: 'confirm', from: ['submitted'], to: 'reviewed', by: ['branch-gm'], needsReason: false },
  { event: 'approve', from: ['reviewed'], to: 'approved', by: ['marketing-director'], needsReason: false },
  { event: 'return', from: ['submitted'], to: 'draft', by: ['branch-gm'], needsReason: true },
  { event: 'return', from: ['reviewed'], to: 'draft', by: ['marketing-director'], needsReason: true },
  {
    event: 'withdraw',
    from: ['submitted', 'reviewed'],
    to: 'withdrawn',
    by: ['branch-sales-manager'],
    needsReason: false,
  },
  { event: 'supersede', from: ['approved'], to: 'superseded', by: ['system'], needsReason: false },
] as const satisfies readonly RatingStep[]

/** May a holder of `post` take the rating through `event`? Gives the state after it; refuses a wrong state, post or a missing reason. */
export function decideRatingStep(
  event: RatingEvent,
  facts: { state: RatingState; post: RoleCode | 'system'; reason: string },
): Decision<{ to: RatingState }> {
  const all: readonly RatingStep[] = ratingSteps
  const step = all.find((one) => one.event === event && one.from.includes(facts.state))
  if (!step) return refuse({ rule: 'R-C01', code: 'grading.wrong-state', values: { state: facts.state } })
  const reasons: Reason[] = []
  if (!step.by.includes(facts.post))
    reasons.push({ rule: 'R-C01', code: 'grading.not-your-step', values: { post: choiceOf(step.by[0]!) } })
  if (step.needsReason && facts.reason.trim() === '')
    reasons.push({ rule: 'R-C01', code: 'grading.return-needs-reason', field: 'reason' })
  return allowUnless(reasons, { to: step.to })
}

/**
 * Is the sheet complete enough to be filed? Refuses with every indicator that lacks its fact, every D without
 * proof, and a proposal better than computed without a reason (form B1). The step carries the computed grade.
 */
export function decideSubmission(
  facts: { banded: Banded; proven: ReadonlySet<Indicator>; proposed: Grade | null; reason: string },
  settings: GradeSettings,
): Decision<{ computed: GradeResult; letters: Letters; proposed: Grade }> {
  const { banded, proven, proposed, reason } = facts
  const missing: Reason[] = missingIndicators(banded).map((indicator) => ({
    rule: 'R-C01',
    code: 'grading.fact-missing',
    values: { indicator },
    field: indicator,
  }))
  const unproven: Reason[] = indicators
    .filter((indicator) => banded[indicator]?.letter === 'D' && !proven.has(indicator))
    .map((indicator) => ({
      rule: 'R-C05',
      code: 'grading.knock-out-unproven',
      values: { indicator },
      field: indicator,
    }))
  const unproposed: Reason[] =
    proposed === null ? [{ rule: 'R-C01', code: 'grading.no-proposal', field: 'proposedGrade' }] : []
  if (missing.length > 0 || proposed === null) return refuse(...missing, ...unproven, ...unproposed)
  const letters = Object.fromEntries(indicators.map((name) => [name, banded[name]!.letter])) as Letters
  const computed = creditGrade(letters, settings)
  const proposal = decideProposal({ computed: computed.grade, proposed, reason })
  const reasons = proposal.allowed ? unproven : [...unproven, ...proposal.reasons]
  return allowUnless(reasons, { computed, letters, proposed })
}

/** A proposal may equal the computed grade or be worse; a better one needs a written reason (form B1). */
export function decideProposal(facts: {
  computed: Grade
  proposed: Grade
  reason: string
}): Decision<{ proposed: Grade }> {
  const { computed, proposed, reason } = facts
  const better = proposed < computed
  return allowUnless(
    better && reason.trim() === ''
      ? [
          {
            rule: 'R-C01',
            code: 'grading.better-needs-reason',
            values: { computed, proposed },
            field: 'reason',
          },
        ]
      : [],
    { proposed },
  )
}

/**
 * The final grade: never better than computed, whatever was proposed; a worse one needs a reason.
 * Notes when it is worse than the grade in force, because the line of the month is then cut.
 */
export function decideFinalGrade(facts: {
  computed: Grade
  final: Grade
  reason: string
  gradeInForce: Grade | null
}): Decision<{ grade: Grade }> {
  const { computed, final, reason, gradeInForce } = facts
  const reasons: Reason[] = []
  if (final < computed)
    reasons.push({
      rule: 'R-C05',
      code: 'grading.better-than-computed',
      values: { computed, final },
      field: 'grade',
    })
  if (final > computed && reason.trim() === '')
    reasons.push({
      rule: 'R-C01',
      code: 'grading.other-needs-reason',
      values: { computed, final },
      field: 'reason',
    })
  const falls = gradeInForce !== null && final > gradeInForce
  const notes: Reason[] = falls
    ? [{ rule: 'R-C02', code: 'grading.line-will-be-cut', values: { from: gradeInForce, to: final } }]
    : []
  return allowUnless(reasons, { grade: final }, notes)
}
