import type { LockedPaper } from '@/lib/areas/approvals/rules/turns'
import { figureSettings, lineFigures } from '@/lib/areas/credit/lines/queries'
import { lineAfterNewCeiling } from '@/lib/areas/credit/rules/ceiling'
import { today } from '@/lib/core/clock'
import { type Month, monthOf, plusMonths } from '@/lib/core/dates'
import { onPool, sqlOf, type Tx } from '@/lib/core/db'
import type { Reason } from '@/lib/core/decision'
import { type Fen, fen } from '@/lib/core/money'
import type { Moment } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { settingsAsOf } from '@/lib/core/settings'
import { mayReadCredit } from '@/lib/areas/credit/policy'
import { mayReadRating } from '../policy'
import { ratedCustomer } from '../queries'
import type { Grade } from '../rules/credit-grade'
import { decideFinalGrade } from '../rules/rating-steps'
import { finalAnswer } from '../schema'

/** What a grade does to a line in force or decided already: the amount now and after, and what stands against it, in fen. */
export type GradeEffect = { month: Month; lineFen: Fen; afterFen: Fen; exposureFen: Fen }

/**
 * The lines of this month and the next as they would be were the customer rated so today (W3); none for whoever may not
 * read credit. Null beyond reach.
 */
export async function gradeEffects(
  viewer: Viewer,
  customerId: string,
  grade: Grade,
): Promise<GradeEffect[] | null> {
  const customer = await ratedCustomer(onPool, customerId)
  if (!customer || !mayReadRating(viewer, customer)) return null
  if (!mayReadCredit(viewer, customer)) return []
  const day = today()
  const settings = figureSettings(await settingsAsOf(onPool, day))
  const months = [monthOf(day), plusMonths(monthOf(day), 1)]
  const figures = await Promise.all(
    months.map((month) => lineFigures(onPool, [customerId], month, day, settings, grade)),
  )
  return months.flatMap((month, at) => {
    const one = figures[at]![0]
    return one?.line
      ? [
          {
            month,
            lineFen: one.line.amountFen,
            exposureFen: fen(one.receivableFen + one.inTransitFen),
            afterFen:
              customer.creditGrade !== null && grade > customer.creditGrade
                ? lineAfterNewCeiling(one.line.amountFen, one.ceiling.amountFen)
                : one.line.amountFen,
          },
        ]
      : []
  })
}

export type Verdict = {
  verdict: 'approve' | 'refuse' | 'return'
  answer: Record<string, string | number>
  remark: string
}

export type PaperRating = {
  ratingId: string
  approvalId: string
  customerId: string
  regionId: string
  branchId: string | null
  computed: Grade
  proposed: Grade
  inForce: Grade | null
}

/** The ratings behind papers, under lock. */
export async function lockRatings(tx: Tx, papers: readonly LockedPaper[]): Promise<PaperRating[]> {
  return sqlOf(tx).query<PaperRating>(
    `SELECT r."id"::text AS "ratingId",r."approvalId"::text,r."customerId"::text,c."regionId"::text,c."branchId"::text,r."computedGrade" AS computed,r."proposedGrade" AS proposed,c."creditGrade" AS "inForce"
     FROM "CreditRating" r JOIN "Customer" c ON c."id"=r."customerId" WHERE r."approvalId"=ANY($1::uuid[]) ORDER BY r."id" FOR UPDATE OF r`,
    [papers.map((paper) => paper.id)],
  )
}

/** The final grade the signer gives: his own for one paper, else the one proposed; never better than computed. */
export function finalGradeOf(rating: PaperRating, input: Verdict): { grade: Grade; reason: string } | null {
  if (input.answer.grade === undefined)
    return { grade: Math.max(rating.proposed, rating.computed) as Grade, reason: input.remark }
  const answer = finalAnswer.safeParse({ grade: input.answer.grade, reason: input.remark })
  return answer.success ? answer.data : null
}

/** Judges the last signature of a rating (R-C01): not better than computed, another grade only with its reason. */
export async function judgeRatings(
  tx: Tx,
  _at: Moment,
  _viewer: Viewer,
  papers: LockedPaper[],
  input: Verdict,
): Promise<Map<string, Reason[]>> {
  const found = new Map<string, Reason[]>()
  if (input.verdict !== 'approve') return found
  const last = papers.filter(
    (paper) => paper.steps.filter((step) => step.state === 'turn' || step.state === 'waiting').length === 1,
  )
  for (const rating of await lockRatings(tx, last)) {
    const final = finalGradeOf(rating, input)
    if (!final) {
      found.set(rating.approvalId, [{ rule: 'R-C01', code: 'grading.no-proposal', field: 'grade' }])
      continue
    }
    const worseProposed = final.grade === rating.proposed && rating.proposed > rating.computed
    const decision = decideFinalGrade({
      computed: rating.computed,
      final: final.grade,
      reason: worseProposed ? final.reason || '—' : final.reason,
      gradeInForce: rating.inForce,
    })
    if (!decision.allowed) found.set(rating.approvalId, decision.reasons)
  }
  return found
}
