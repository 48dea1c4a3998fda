import { reachArms } from '@/lib/areas/customers/policy'
import type { BusinessDate } from '@/lib/core/dates'
import { sql } from '@/lib/core/db'
import type { Viewer } from '@/lib/core/scope'
import type { DueRow } from '../queries'

export type OpenRatingRow = {
  id: string
  number: string
  customerId: string
  customerName: string
  kind: string
  state: string
  creditGrade: number | null
  computedGrade: number | null
  proposedGrade: number | null
  filledBy: string | null
  updatedAt: string
}

/** Condition on customers `c` a viewer may read ratings of, its values from parameter `first` on; null when none. */
function readable(viewer: Viewer, first: number): { where: string; values: unknown[] } | null {
  const arms = reachArms(viewer, 'grading.read')
  if (arms === 'all') return { where: 'true', values: [] }
  if (arms.length === 0) return null
  const where = arms.map((arm, i) => `c."${arm.column}"=ANY($${first + i}::uuid[])`).join(' OR ')
  return { where: `(${where})`, values: arms.map((arm) => arm.ids) }
}

/** Ratings under way, the one that waits longest first; `state` narrows. At most `limit`. */
export async function openRatings(
  viewer: Viewer,
  state: string | null,
  limit = 100,
): Promise<OpenRatingRow[]> {
  const reach = readable(viewer, 3)
  if (!reach) return []
  const rows = await sql<Omit<OpenRatingRow, 'updatedAt'> & { updatedAt: Date }>(
    `SELECT r."id"::text,r."number",r."customerId"::text,c."name" AS "customerName",r."kind",r."state",c."creditGrade",r."computedGrade",r."proposedGrade",p."name" AS "filledBy",r."updatedAt"
     FROM "CreditRating" r JOIN "Customer" c ON c."id"=r."customerId" LEFT JOIN "Person" p ON p."id"=r."createdBy"
     WHERE r."state" IN ('draft','submitted','reviewed') AND ($1::text IS NULL OR r."state"=$1) AND c."deletedAt" IS NULL AND ${reach.where} ORDER BY r."updatedAt",r."id" LIMIT $2`,
    [state, limit, ...reach.values],
  )
  return rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() }))
}

export type RatingCounts = {
  overdue: number
  soon: number
  never: number
  draft: number
  submitted: number
  reviewed: number
}

/** Counted no further than this: what is more is told as more. */
export const mostCounted = 1000

/** How many ratings are overdue, due until a day, missing, and under way by state; each counted up to `mostCounted` + 1. */
export async function ratingCounts(
  viewer: Viewer,
  day: BusinessDate,
  until: BusinessDate,
): Promise<RatingCounts> {
  const reach = readable(viewer, 3)
  const none = { overdue: 0, soon: 0, never: 0, draft: 0, submitted: 0, reviewed: 0 }
  if (!reach) return none
  const upTo = (from: string) =>
    `(SELECT count(*)::int FROM (SELECT 1 FROM ${from} LIMIT ${mostCounted + 1}) found)`
  const due = (which: string) =>
    upTo(`"Customer" c WHERE ${which} AND c."state"='selected' AND c."deletedAt" IS NULL AND ${reach.where}`)
  const open = (state: string) =>
    upTo(
      `"CreditRating" r JOIN "Customer" c ON c."id"=r."customerId" WHERE r."state"='${state}' AND c."deletedAt" IS NULL AND ${reach.where}`,
    )
  const [row] = await sql<RatingCounts>(
    `SELECT ${due(`c."rerateDueOn"<$1::date`)} AS overdue,${due(`c."rerateDueOn" BETWEEN $1::date AND $2::date`)} AS soon,
       ${due(`c."creditGrade" IS NULL`)} AS never,${open('draft')} AS draft,${open('submitted')} AS submitted,${open('reviewed')} AS reviewed`,
    [day, until, ...reach.values],
  )
  return row ?? none
}

/** Which of the customers to rate again are meant. */
export type DueView = 'overdue' | 'soon' | 'never'

/** Selected customers of a view and grade, the longest overdue first. At most `limit`. */
export async function customersToRate(
  viewer: Viewer,
  view: DueView,
  grade: number | null,
  day: BusinessDate,
  until: BusinessDate,
  limit = 100,
): Promise<DueRow[]> {
  const reach = readable(viewer, 5)
  if (!reach) return []
  const wanted = {
    overdue: `c."rerateDueOn"<$1::date`,
    soon: `c."rerateDueOn" BETWEEN $1::date AND $2::date`,
    never: `c."creditGrade" IS NULL`,
  }[view]
  return sql<DueRow>(
    `SELECT c."id"::text AS "customerId",c."name" AS "customerName",c."fileNumber",c."creditGrade",c."rerateDueOn"::text,r."state" AS "openState"
     FROM "Customer" c LEFT JOIN "CreditRating" r ON r."customerId"=c."id" AND r."state" IN ('draft','submitted','reviewed')
     WHERE ${wanted} AND $1::date IS NOT NULL AND $2::date IS NOT NULL AND ($3::int IS NULL OR c."creditGrade"=$3::int) AND c."state"='selected' AND c."deletedAt" IS NULL AND ${reach.where}
     ORDER BY c."rerateDueOn" NULLS LAST,c."id" LIMIT $4`,
    [day, until, grade, limit, ...reach.values],
  )
}
