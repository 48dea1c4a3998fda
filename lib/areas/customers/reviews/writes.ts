import type { BusinessDate } from '@/lib/core/dates'
import type { SqlTx } from '@/lib/core/db'
import type { Answers } from '@/lib/core/forms/definition'
import { InvalidError, type Moment } from '@/lib/core/mutation'
import { lockOpenReview } from './queries'

/** A13 handed in: it belongs to the review that waits. Throws InvalidError at the period when none does, or for other months. */
export async function reviewSubmitted(
  tx: SqlTx,
  customerId: string,
  entryId: string,
  answers: Answers,
): Promise<void> {
  const review = await lockOpenReview(tx, customerId)
  if (!review) throw new InvalidError({ period: [{ code: 'reviews.none-open' }] })
  const period = answers['period'] as { from?: string; to?: string } | null
  if (period?.from !== review.periodFrom || period.to !== review.periodTo)
    throw new InvalidError({
      period: [{ code: 'reviews.other-period', values: { from: review.periodFrom, to: review.periodTo } }],
    })
  await tx.query(
    `UPDATE "FileReview" SET "state"='submitted',"entryId"=$2::uuid,"version"="version"+1 WHERE "id"=$1::uuid`,
    [review.id, entryId],
  )
}

/** A13 returned or withdrawn: the review waits again. */
export async function reviewsReopened(tx: SqlTx, entryIds: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE "FileReview" SET "state"='open',"entryId"=NULL,"version"="version"+1 WHERE "entryId"=ANY($1::uuid[]) AND "state"='submitted'`,
    [entryIds],
  )
}

/** The last signature under A13: the review is done, what it says of the customer holds (W2: 有效 or 观察). */
export async function reviewsDone(tx: SqlTx, at: Moment, entryIds: readonly string[]): Promise<void> {
  const done = await tx.query<{ customerId: string; observedUntil: BusinessDate | null }>(
    `UPDATE "FileReview" r SET "state"='done',"closedAt"=$2::timestamptz,"version"=r."version"+1,
       "decidedTrend"=e."answers"->>'trend',"classAfter"=e."answers"->>'archiveClass',
       "observedUntil"=CASE WHEN e."answers"->'observe'='true'::jsonb THEN (e."answers"->>'observedUntil')::date END
     FROM "FormEntry" e WHERE e."id"=ANY($1::uuid[]) AND r."entryId"=e."id" AND r."state"='submitted'
     RETURNING r."customerId"::text,r."observedUntil"::text`,
    [entryIds, at.now.toISOString()],
  )
  if (done.length === 0) return
  await tx.query(
    `UPDATE "Customer" c SET "observedUntil"=d."observedUntil","reviewDueOn"=NULL,"version"=c."version"+1,"updatedAt"=$2::timestamptz
     FROM jsonb_to_recordset($1::jsonb) AS d("customerId" uuid,"observedUntil" date) WHERE c."id"=d."customerId"`,
    [JSON.stringify(done), at.now.toISOString()],
  )
}
