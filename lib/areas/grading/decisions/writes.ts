import type { Decided, LockedPaper } from '@/lib/areas/approvals/rules/turns'
import { figureSettings, lineFigures } from '@/lib/areas/credit/lines/queries'
import { lineAfterNewCeiling } from '@/lib/areas/credit/rules/ceiling'
import { type Cut, cutLines, lockPositions, lockRegionMonths } from '@/lib/areas/credit/writes'
import type { AuditEntry } from '@/lib/core/audit'
import { type Month, monthOf, plusMonths } from '@/lib/core/dates'
import { sqlOf, type Tx } from '@/lib/core/db'
import { fenFromYuan } from '@/lib/core/money'
import type { Moment } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { gradingSettings } from '../contributes'
import { approveRatings, moveRatings } from '../writes'
import { finalGradeOf, lockRatings, type PaperRating, type Verdict } from './queries'

/** 审核认定: the reviewer has signed, the director is next. */
export async function ratingsSigned(
  tx: Tx,
  at: Moment,
  _viewer: Viewer,
  decided: Decided[],
): Promise<AuditEntry[]> {
  const open = decided.filter(({ closes }) => !closes).map(({ paper }) => paper.subjectId)
  if (open.length > 0) await moveRatings(tx, at, open, 'reviewed')
  return []
}

/** W3: a worse grade cuts the line of the running month to its new ceiling at once, and one already decided for the next. */
async function cutToGrade(tx: Tx, at: Moment, ratings: readonly PaperRating[]): Promise<AuditEntry[]> {
  if (ratings.length === 0) return []
  await lockPositions(
    tx,
    ratings.map((rating) => rating.customerId),
  )
  const month = monthOf(at.today)
  const now = await cutMonth(tx, at, ratings, month)
  return [...now, ...(await cutMonth(tx, at, ratings, plusMonths(month, 1)))]
}

async function cutMonth(
  tx: Tx,
  at: Moment,
  ratings: readonly PaperRating[],
  month: Month,
): Promise<AuditEntry[]> {
  await lockRegionMonths(
    tx,
    ratings.map((rating) => rating.regionId),
    month,
  )
  const figures = await lineFigures(
    sqlOf(tx),
    ratings.map((rating) => rating.customerId),
    month,
    at.today,
    figureSettings(at.settings),
  )
  const cuts: Cut[] = figures.flatMap(({ customerId, regionId, line, ceiling }) => {
    const toFen = line && lineAfterNewCeiling(line.amountFen, ceiling.amountFen)
    return line && toFen !== null && toFen < line.amountFen
      ? [{ customerId, regionId, month, toFen, reason: 'grade' }]
      : []
  })
  const done = cuts.length > 0 ? await cutLines(tx, at, cuts) : []
  return done.map(({ customerId, before, after }) => ({
    kind: 'credit.line-cut',
    subjectType: 'customer',
    subjectId: customerId,
    customerId,
    unitId: ratings.find((rating) => rating.customerId === customerId)?.branchId ?? null,
    values: { month, beforeFen: fenFromYuan(before), afterFen: fenFromYuan(after) },
  }))
}

/** 批准: the grade is final and holds from today; lines of next month use it, a worse one cuts the running line. */
export async function ratingsApproved(
  tx: Tx,
  at: Moment,
  _viewer: Viewer,
  decided: Decided[],
  input: Verdict,
): Promise<AuditEntry[]> {
  const ratings = await lockRatings(
    tx,
    decided.map(({ paper }) => paper),
  )
  const finals = ratings.map((rating) => ({
    ratingId: rating.ratingId,
    customerId: rating.customerId,
    ...finalGradeOf(rating, input)!,
  }))
  const entries = await approveRatings(
    tx,
    at,
    finals,
    at.settings.valueOf(gradingSettings, 'grading.rerate-months'),
  )
  const fallen = ratings.filter((rating, i) => rating.inForce !== null && finals[i]!.grade > rating.inForce)
  return [...entries, ...(await cutToGrade(tx, at, fallen))]
}

/** 退回, 否决: the sheet is a draft again, with the reason in its trail. */
export async function ratingsReturned(
  tx: Tx,
  at: Moment,
  _viewer: Viewer,
  decided: Decided[],
): Promise<AuditEntry[]> {
  await moveRatings(
    tx,
    at,
    decided.map(({ paper }) => paper.subjectId),
    'draft',
  )
  return []
}

/** 撤回. */
export async function ratingWithdrawn(
  tx: Tx,
  at: Moment,
  _viewer: Viewer,
  paper: LockedPaper,
): Promise<AuditEntry[]> {
  await moveRatings(tx, at, [paper.subjectId], 'draft')
  return []
}
