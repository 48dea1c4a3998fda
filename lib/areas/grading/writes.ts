import { type AuditEntry, newId } from '@/lib/core/audit'
import { addMonths, type BusinessDate, firstDay, lastDay, monthOf, plusMonths } from '@/lib/core/dates'
import { dateColumn, type Prisma, sqlOf, type SqlTx, type Tx } from '@/lib/core/db'
import type { Answers } from '@/lib/core/forms/definition'
import type { Moment } from '@/lib/core/mutation'
import { nextNumber } from '@/lib/core/numbering'
import type { Grade, GradeResult } from './rules/credit-grade'

/** The quarter before today's month: what an assessment looks back on. */
export function periodBefore(today: BusinessDate, months: number): { from: BusinessDate; to: BusinessDate } {
  const last = plusMonths(monthOf(today), -1)
  return { from: firstDay(plusMonths(last, 1 - months)), to: lastDay(last) }
}

export type NewRating = {
  customerId: string
  branchId: string | null
  kind: string
  answers: Prisma.InputJsonValue
  previousGrade: number | null
  months: number
}

/** Opens a draft with its number. */
export async function insertRating(
  tx: Tx,
  at: Moment,
  rating: NewRating,
  personId: string | null,
): Promise<{ id: string; version: number }> {
  const period = periodBefore(at.today, rating.months)
  return tx.creditRating.create({
    data: {
      id: newId(at.now),
      number: await nextNumber(sqlOf(tx), 'PJ', monthOf(at.today)),
      customerId: rating.customerId,
      branchId: rating.branchId,
      kind: rating.kind,
      periodFrom: dateColumn(period.from),
      periodTo: dateColumn(period.to),
      answers: rating.answers,
      previousGrade: rating.previousGrade,
      createdBy: personId,
      createdAt: at.now,
      updatedAt: at.now,
    },
    select: { id: true, version: true },
  })
}

export type Submitted = {
  answers: Answers
  letters: string
  computed: GradeResult
  proposed: Grade
  reason: string
  approvalId: string
}

/** The sheet is handed in: answers, letters and computed grade are frozen with it. */
export async function submitRating(
  tx: Tx,
  at: Moment,
  id: string,
  submitted: Submitted,
): Promise<{ id: string; version: number }> {
  return tx.creditRating.update({
    where: { id },
    data: {
      state: 'submitted',
      answers: submitted.answers as Prisma.InputJsonValue,
      letters: submitted.letters,
      computedGrade: submitted.computed.grade,
      clause: submitted.computed.clause,
      proposedGrade: submitted.proposed,
      proposedReason: submitted.reason || null,
      approvalId: submitted.approvalId,
      updatedAt: at.now,
      version: { increment: 1 },
    },
    select: { id: true, version: true },
  })
}

/** Moves ratings that are under way: reviewed, back to draft, withdrawn. */
export async function moveRatings(
  tx: Tx,
  at: Moment,
  ids: readonly string[],
  state: 'reviewed' | 'draft',
): Promise<void> {
  const back = state === 'draft' ? { approvalId: null } : {}
  await tx.creditRating.updateMany({
    where: { id: { in: [...ids] } },
    data: { state, updatedAt: at.now, version: { increment: 1 }, ...back },
  })
}

export type Final = { ratingId: string; customerId: string; grade: Grade; reason: string }

/** The grade is final: it takes effect today, what was before is superseded, and the next rating falls due (R-C01, R-C02). */
export async function approveRatings(
  tx: Tx,
  at: Moment,
  finals: readonly Final[],
  rerateMonths: number,
): Promise<AuditEntry[]> {
  const run = sqlOf(tx)
  const rows = JSON.stringify(finals)
  const due = addMonths(at.today, rerateMonths)
  await run.query(
    `UPDATE "CreditRating" r SET "state"='superseded',"version"=r."version"+1 FROM jsonb_to_recordset($1::jsonb) AS f("ratingId" uuid,"customerId" uuid)
     WHERE r."customerId"=f."customerId" AND r."state"='approved' AND r."id"<>f."ratingId"`,
    [rows],
  )
  await run.query(
    `UPDATE "CreditRating" r SET "state"='approved',"finalGrade"=f."grade","finalReason"=nullif(f."reason",''),"effectiveOn"=$2::date,"updatedAt"=$3::timestamptz,"version"=r."version"+1
     FROM jsonb_to_recordset($1::jsonb) AS f("ratingId" uuid,"grade" int,"reason" text) WHERE r."id"=f."ratingId"`,
    [rows, at.today, at.now.toISOString()],
  )
  const before = await run.query<{ id: string; name: string; unitId: string | null; grade: number | null }>(
    `WITH f AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS f("customerId" uuid,"grade" int)),
     old AS (SELECT c."id",c."name",c."branchId",c."creditGrade" FROM "Customer" c JOIN f ON f."customerId"=c."id" FOR UPDATE OF c),
     moved AS (UPDATE "Customer" c SET "creditGrade"=f."grade","creditGradeOn"=$2::date,"rerateDueOn"=$3::date,"updatedAt"=$4::timestamptz,"version"=c."version"+1
       FROM f WHERE c."id"=f."customerId" RETURNING c."id")
     SELECT old."id"::text,old."name",old."branchId"::text AS "unitId",old."creditGrade" AS grade FROM old JOIN moved ON moved."id"=old."id"`,
    [rows, at.today, due, at.now.toISOString()],
  )
  const byCustomer = new Map(before.map((row) => [row.id, row]))
  return finals.map((final) => ({
    kind: 'grading.grade-set',
    subjectType: 'rating',
    subjectId: final.ratingId,
    customerId: final.customerId,
    unitId: byCustomer.get(final.customerId)?.unitId ?? null,
    values: {
      before: byCustomer.get(final.customerId)?.grade ?? null,
      after: final.grade,
      reason: final.reason,
      due,
    },
  }))
}

/** Takes the grades of customers that come back: each is as if never rated until its new rating is final (W1 恢复, R-C06). */
export async function dropGrades(run: SqlTx, at: Moment, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length === 0) return
  await run.query(
    `WITH old AS (UPDATE "CreditRating" SET "state"='superseded',"version"="version"+1 WHERE "customerId"=ANY($1::uuid[]) AND "state"='approved')
     UPDATE "Customer" SET "creditGrade"=NULL,"creditGradeOn"=NULL,"updatedAt"=$2::timestamptz WHERE "id"=ANY($1::uuid[])`,
    [customerIds, at.now.toISOString()],
  )
}
