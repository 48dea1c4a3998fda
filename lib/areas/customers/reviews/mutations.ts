import { newId } from '@/lib/core/audit'
import { addDays, type BusinessDate } from '@/lib/core/dates'
import { fenOf, type SqlTx } from '@/lib/core/db'
import { allow } from '@/lib/core/decision'
import { defineSqlMutation, type Moment } from '@/lib/core/mutation'
import { holdersOf, writeNotices } from '@/lib/core/notices'
import type { RoleCode } from '@/lib/core/permissions'
import { isJob } from '@/lib/core/scope'
import { customerSettings } from '../contributes'
import { escalationOf } from './rules/late-reviews'
import { earlierPeriod, opensOn, periodBefore, type ReviewPeriod } from './rules/review-period'
import { type Trend, trendOf } from './rules/trend'
import { escalateReviewsInput, openReviewsInput } from './schema'

const BATCH = 2000

type Candidate = { id: string; ownerId: string | null; before: string; now: string }

/** Living, selected customers with a kept file and no review of the period yet, with their sales of both stretches of months. */
const CANDIDATES = `
SELECT c."id"::text,c."ownerId"::text,
  coalesce((SELECT sum(m."amount") FROM "MonthlySales" m WHERE m."customerId"=c."id" AND m."month" BETWEEN $3 AND $4),0)::text AS "before",
  coalesce((SELECT sum(m."amount") FROM "MonthlySales" m WHERE m."customerId"=c."id" AND m."month" BETWEEN $5 AND $6),0)::text AS "now"
FROM "Customer" c
WHERE ($1::uuid IS NULL OR c."id">$1::uuid) AND c."state"='selected' AND c."deletedAt" IS NULL AND c."fileState" IN ('valid','in-review')
  AND c."createdAt"<($7||'-01')::date
  AND NOT EXISTS (SELECT 1 FROM "FileReview" r WHERE r."customerId"=c."id" AND r."periodFrom"=$5)
ORDER BY c."id" LIMIT $2 FOR UPDATE OF c`

const INSERT = `
INSERT INTO "FileReview" ("id","customerId","regionId","branchId","marketOfficeId","ownerId","periodFrom","periodTo","openedOn","dueOn","salesBefore","salesNow","trend","classBefore")
SELECT n."id",c."id",c."regionId",c."branchId",c."marketOfficeId",c."ownerId",$2,$3,$4::date,$5::date,n."before",n."now",n."trend",c."archiveClass"
FROM jsonb_to_recordset($1::jsonb) AS n("id" uuid,"customerId" uuid,"before" numeric,"now" numeric,"trend" text)
JOIN "Customer" c ON c."id"=n."customerId" ON CONFLICT DO NOTHING`

async function insertReviews(
  tx: SqlTx,
  at: Moment,
  period: ReviewPeriod,
  dueOn: BusinessDate,
  reviews: readonly (Candidate & { trend: Trend })[],
): Promise<void> {
  const ids = reviews.map((one) => one.id)
  await tx.query(
    `UPDATE "FileReview" SET "state"='missed',"version"="version"+1 WHERE "customerId"=ANY($1::uuid[]) AND "state"='open' AND "periodFrom"<$2`,
    [ids, period.from],
  )
  const rows = reviews.map(({ id, before, now, trend }) => ({
    id: newId(at.now),
    customerId: id,
    before,
    now,
    trend,
  }))
  await tx.query(INSERT, [JSON.stringify(rows), period.from, period.to, at.today, dueOn])
  await tx.query(
    `UPDATE "Customer" SET "fileState"='in-review',"reviewDueOn"=$2::date,"version"="version"+1,"updatedAt"=$3::timestamptz WHERE "id"=ANY($1::uuid[])`,
    [ids, dueOn, at.now.toISOString()],
  )
}

/**
 * Opens the reviews of the last whole period (R-A03), a batch of customers after the id given; `last` is where the next
 * batch starts, null at the end. Earlier reviews nobody did are closed as missed. Done twice it opens nothing twice.
 */
export const openReviews = defineSqlMutation({
  name: 'customers.open-reviews',
  input: openReviewsInput,
  load: async (tx, _viewer, { after }, at) => {
    const setting = <K extends keyof typeof customerSettings>(key: K) =>
      at.settings.valueOf(customerSettings, key)
    const period = periodBefore(at.today, setting('customers.review-months'))
    const earlier = earlierPeriod(period)
    const candidates = await tx.query<Candidate>(CANDIDATES, [
      after, BATCH, earlier.from, earlier.to, period.from, period.to, period.to,
    ]) // prettier-ignore
    return {
      period,
      candidates,
      dueOn: addDays(opensOn(period), setting('customers.review-days') - 1),
      marked: setting('customers.marked-change'),
    }
  },
  authorize: (viewer) => isJob(viewer),
  decide: (_input, { candidates, marked }) =>
    allow(candidates.map((one) => ({ ...one, trend: trendOf(fenOf(one.before), fenOf(one.now), marked) }))),
  save: async (tx, reviews, _input, { period, dueOn }, at) => {
    if (reviews.length > 0) await insertReviews(tx, at, period, dueOn, reviews)
    const byOwner = new Map<string, number>()
    for (const { ownerId } of reviews) if (ownerId) byOwner.set(ownerId, (byOwner.get(ownerId) ?? 0) + 1)
    await writeNotices(
      tx,
      at.now,
      [...byOwner].map(([personId, count]) => ({
        personId,
        kind: 'customers.reviews-opened',
        values: { count, from: period.from, to: period.to, dueOn },
        href: '/customers/reviews',
        key: `customers.reviews-opened:${period.from}`,
      })),
    )
    return { opened: reviews.length, last: reviews.length < BATCH ? null : reviews.at(-1)!.id }
  },
  audit: () => [],
})

type Late = { id: string; branchId: string | null; regionId: string; dueOn: BusinessDate; escalated: number }

/** Tells who must know that reviews are late (R-A03): the branch general manager, some days later the marketing director. */
export const escalateReviews = defineSqlMutation({
  name: 'customers.escalate-reviews',
  input: escalateReviewsInput,
  load: async (tx, _viewer, _input, at) => ({
    late: await tx.query<Late>(
      `SELECT "id"::text,"branchId"::text,"regionId"::text,"dueOn"::text,"escalated" FROM "FileReview"
       WHERE "state" IN ('open','submitted') AND "dueOn"<$1::date AND "escalated"<2 ORDER BY "id" LIMIT 20000 FOR UPDATE`,
      [at.today],
    ),
    further: at.settings.valueOf(customerSettings, 'customers.review-escalation-days'),
  }),
  authorize: (viewer) => isJob(viewer),
  decide: (_input, { late, further }, at) =>
    allow(
      late.flatMap((one) => {
        const level = escalationOf(one.dueOn, at.today, further)
        return level > one.escalated ? [{ ...one, level }] : []
      }),
    ),
  save: async (tx, late, _input, _facts, at) => {
    await tx.query(
      `UPDATE "FileReview" r SET "escalated"=n."level","version"=r."version"+1 FROM jsonb_to_recordset($1::jsonb) AS n("id" uuid,"level" int) WHERE r."id"=n."id"`,
      [JSON.stringify(late.map(({ id, level }) => ({ id, level })))],
    )
    const counts = new Map<string, { role: RoleCode; unitId: string; count: number }>()
    for (const { level, branchId, regionId } of late) {
      const role = level === 1 && branchId ? 'branch-gm' : 'marketing-director'
      const unitId = level === 1 && branchId ? branchId : regionId
      const counted = counts.get(`${role}:${unitId}`) ?? { role, unitId, count: 0 }
      counts.set(`${role}:${unitId}`, { ...counted, count: counted.count + 1 })
    }
    const holders = await holdersOf(tx, at.today, [...counts.values()])
    await writeNotices(
      tx,
      at.now,
      holders.map(({ role, unitId, personId }) => ({
        personId,
        kind: 'customers.reviews-late',
        values: { count: counts.get(`${role}:${unitId}`)!.count },
        href: '/customers/reviews?state=late',
        key: `customers.reviews-late:${unitId}:${at.today}`,
      })),
    )
    return { told: holders.length, late: late.length }
  },
  audit: () => [],
})
