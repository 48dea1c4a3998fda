import { reachArms, type ReachColumn } from '@/lib/areas/customers/policy'
import type { BusinessDate } from '@/lib/core/dates'
import { sql } from '@/lib/core/db'
import { type Page, type PageAsked, pageOf, walkOf, walkSql } from '@/lib/core/paging'
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

/** Below these columns a unit's own customers have none of their own. */
const LOWER: Partial<Record<ReachColumn, ReachColumn>> = { regionId: 'branchId', branchId: 'marketOfficeId' }

/**
 * The ways customers `c` are within a viewer's reach of ratings, an arm a unit or person so that each walks its own index;
 * values from parameter `first` on. No arms: nothing is within reach.
 */
function readable(viewer: Viewer, first: number): { arms: string[]; values: unknown[] } {
  const reach = reachArms(viewer, 'grading.read')
  if (reach === 'all') return { arms: ['true'], values: [] }
  const single = reach.flatMap(({ ids, ...arm }) => ids.map((id) => ({ ...arm, id })))
  return {
    arms: single.map(({ column, lowest }, i) => {
      const below = lowest && LOWER[column]
      return `(c."${column}"=$${first + i}::uuid${below ? ` AND c."${below}" IS NULL` : ''})`
    }),
    values: single.map(({ id }) => id),
  }
}

const OPEN_KEY = ['moment', 'id'] as const

/** A page of the ratings under way, the one that waits longest first; `state` narrows. */
export async function openRatings(
  viewer: Viewer,
  state: string | null,
  asked: PageAsked = {},
): Promise<Page<OpenRatingRow>> {
  const { arms, values } = readable(viewer, 4)
  const walk = walkOf(asked, OPEN_KEY)
  const { than, order } = walkSql(walk, 'ASC')
  if (arms.length === 0) return pageOf<OpenRatingRow>([], walk, () => [])
  const behind = walk.key ? `(r."updatedAt",r."id")${than}($2::timestamptz,$3::uuid)` : '$2::text IS NULL AND $3::text IS NULL' // prettier-ignore
  const rows = await sql<Omit<OpenRatingRow, 'updatedAt'> & { updatedAt: Date }>(
    `SELECT r."id"::text,r."number",r."customerId"::text,c."name" AS "customerName",r."kind",r."state",c."creditGrade",r."computedGrade",r."proposedGrade",p."name" AS "filledBy",r."updatedAt"
     FROM "CreditRating" r JOIN "Customer" c ON c."id"=r."customerId" LEFT JOIN "Person" p ON p."id"=r."createdBy"
     WHERE r."state" IN ('draft','submitted','reviewed') AND ($1::text IS NULL OR r."state"=$1) AND ${behind} AND c."deletedAt" IS NULL AND (${arms.join(' OR ')})
     ORDER BY r."updatedAt" ${order},r."id" ${order} LIMIT ${walk.size + 1}`,
    [state, walk.key?.[0] ?? null, walk.key?.[1] ?? null, ...values],
  )
  const found = rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() }))
  return pageOf(found, walk, (row) => [row.updatedAt, row.id])
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
  const { arms, values } = readable(viewer, 3)
  const none = { overdue: 0, soon: 0, never: 0, draft: 0, submitted: 0, reviewed: 0 }
  if (arms.length === 0) return none
  const within = `(${arms.join(' OR ')})`
  const upTo = (from: string) =>
    `(SELECT count(*)::int FROM (SELECT 1 FROM ${from} LIMIT ${mostCounted + 1}) found)`
  const due = (which: string) =>
    upTo(`"Customer" c WHERE ${which} AND c."state"='selected' AND c."deletedAt" IS NULL AND ${within}`)
  const open = (state: string) =>
    upTo(
      `"CreditRating" r JOIN "Customer" c ON c."id"=r."customerId" WHERE r."state"='${state}' AND c."deletedAt" IS NULL AND ${within}`,
    )
  const [row] = await sql<RatingCounts>(
    `SELECT ${due(`c."rerateDueOn"<$1::date`)} AS overdue,${due(`c."rerateDueOn" BETWEEN $1::date AND $2::date`)} AS soon,
       ${due(`c."creditGrade" IS NULL`)} AS never,${open('draft')} AS draft,${open('submitted')} AS submitted,${open('reviewed')} AS reviewed`,
    [day, until, ...values],
  )
  return row ?? none
}

/** Which of the customers to rate again are meant. */
export type DueView = 'overdue' | 'soon' | 'never'

/** Where a customer stands among those to rate; one without a day stands last. Kept by indexes of their own. */
const DUE = `coalesce(c."rerateDueOn",'infinity'::date)`

/** A page of the selected customers of a view and grade, the longest overdue first. */
export async function customersToRate(
  viewer: Viewer,
  view: DueView,
  grade: number | null,
  day: BusinessDate,
  until: BusinessDate,
  asked: PageAsked = {},
): Promise<Page<DueRow>> {
  const { arms, values } = readable(viewer, 6)
  const walk = walkOf(asked, ['day', 'id'])
  const { than, order } = walkSql(walk, 'ASC')
  const wanted = {
    overdue: `${DUE}<$1::date`,
    soon: `${DUE} BETWEEN $1::date AND $2::date`,
    never: `c."creditGrade" IS NULL`,
  }[view]
  const behind = walk.key
    ? `(${DUE},c."id")${than}($4::date,$5::uuid)`
    : '$4::text IS NULL AND $5::text IS NULL'
  const found = arms.map(
    (
      arm,
    ) => `(SELECT c."id",c."name",c."fileNumber",c."creditGrade",c."rerateDueOn",${DUE} AS "due" FROM "Customer" c
       WHERE ${wanted} AND ($3::int IS NULL OR c."creditGrade"=$3::int) AND ${behind} AND c."state"='selected' AND c."deletedAt" IS NULL AND ${arm}
       ORDER BY ${DUE} ${order},c."id" ${order} LIMIT ${walk.size + 1})`,
  )
  if (found.length === 0) return pageOf<DueRow>([], walk, () => [])
  const rows = await sql<DueRow>(
    `SELECT c."id"::text AS "customerId",c."name" AS "customerName",c."fileNumber",c."creditGrade",c."rerateDueOn"::text,r."state" AS "openState"
     FROM (SELECT * FROM (${found.join(' UNION ')}) found WHERE $1::date IS NOT NULL AND $2::date IS NOT NULL ORDER BY "due" ${order},"id" ${order} LIMIT ${walk.size + 1}) c
     LEFT JOIN "CreditRating" r ON r."customerId"=c."id" AND r."state" IN ('draft','submitted','reviewed')
     ORDER BY c."due" ${order},c."id" ${order}`,
    [day, until, grade, walk.key?.[0] ?? null, walk.key?.[1] ?? null, ...values],
  )
  return pageOf(rows, walk, (row) => [row.rerateDueOn ?? 'infinity', row.customerId])
}
