import { today } from '@/lib/core/clock'
import type { BusinessDate, Month } from '@/lib/core/dates'
import { fenOf, type SqlTx, sql } from '@/lib/core/db'
import type { Fen } from '@/lib/core/money'
import { cursorOf, keyOf } from '@/lib/core/paging'
import type { Viewer } from '@/lib/core/scope'
import { isId } from '../dossier/queries'
import { mayOnCustomer, reachArms } from '../policy'
import { customerPlace } from '../queries'
import type { DossierFactKey } from '../rules/dossier-facts'
import { type ArchiveClass, proposedClass } from './rules/archive-class'
import { blockOf, type ReviewBlock, reviewBlockNames } from './rules/review-blocks'
import type { Trend } from './rules/trend'
import type { ReviewFilters, ReviewState } from './schema'

/** A review of a file as lists show it. Sales in fen; null where the viewer may not read trade. */
export type ReviewRow = {
  id: string
  customerId: string
  customerName: string
  fileNumber: string
  ownerName: string | null
  periodFrom: Month
  periodTo: Month
  dueOn: BusinessDate
  state: ReviewState
  trend: Trend
  salesBefore: Fen | null
  salesNow: Fen | null
  classBefore: string | null
  classAfter: string | null
  observedUntil: BusinessDate | null
}

type Raw = Omit<ReviewRow, 'salesBefore' | 'salesNow'> & {
  salesBefore: string
  salesNow: string
  ownerId: string | null
  regionId: string
  branchId: string | null
  marketOfficeId: string | null
}

const ROW = `r."id"::text,r."customerId"::text,c."name" AS "customerName",c."fileNumber",
  (SELECT p."name" FROM "Person" p WHERE p."id"=r."ownerId") AS "ownerName",r."periodFrom",r."periodTo",r."dueOn"::text,r."state",
  coalesce(r."decidedTrend",r."trend") AS "trend",r."salesBefore"::text,r."salesNow"::text,r."classBefore",r."classAfter",r."observedUntil"::text,
  c."ownerId"::text,c."regionId"::text,c."branchId"::text,c."marketOfficeId"::text
  FROM "FileReview" r JOIN "Customer" c ON c."id"=r."customerId" AND c."deletedAt" IS NULL`

function seen(viewer: Viewer, raw: Raw): ReviewRow {
  const { ownerId, regionId, branchId, marketOfficeId, salesBefore, salesNow, ...row } = raw
  const trade = mayOnCustomer(viewer, 'trade.read', { ownerId, regionId, branchId, marketOfficeId })
  return {
    ...row,
    salesBefore: trade ? fenOf(salesBefore) : null,
    salesNow: trade ? fenOf(salesNow) : null,
  }
}

/**
 * Conditions on reviews (or their totals) `r` within reach, one an index each; its values from parameter `first` on.
 * Empty = nothing. `none`: how a unit that is not there is known.
 */
function armsOf(
  viewer: Viewer,
  first: number,
  none = ' IS NULL',
): { conditions: string[]; values: unknown[] } {
  const arms = reachArms(viewer, 'customers.read')
  if (arms === 'all') return { conditions: ['true'], values: [] }
  return {
    conditions: arms.map((arm, i) => {
      const lower =
        arm.lowest && arm.column === 'regionId'
          ? ` AND r."branchId"${none}`
          : arm.lowest && arm.column === 'branchId'
            ? ` AND r."marketOfficeId"${none}`
            : ''
      return `r."${arm.column}"=ANY($${first + i}::uuid[])${lower}`
    }),
    values: arms.map((arm) => arm.ids),
  }
}

const PAGE = 50

/** Reviews within reach, what is due first on top, fifty a page. */
export async function reviewList(
  viewer: Viewer,
  filters: ReviewFilters,
): Promise<{ rows: ReviewRow[]; next: string | null }> {
  const { conditions, values } = armsOf(viewer, 7)
  if (conditions.length === 0) return { rows: [], next: null }
  const states =
    filters.state === undefined || filters.state === 'late' ? ['open', 'submitted'] : [filters.state]
  const [dueOn, id] = (filters.after && keyOf(filters.after, 2)) || [null, null]
  // An arm a state: each walks its index in the order of days and stops after a page.
  const found = await sql<Raw>(
    `SELECT * FROM (${conditions
      .flatMap((arm) => states.map((_, nth) => `${arm} AND r."state"=($1::text[])[${nth + 1}]`))
      .map(
        (
          arm,
        ) => `(SELECT ${ROW} WHERE ${arm} AND ($2::text IS NULL OR coalesce(r."decidedTrend",r."trend")=$2)
       AND ($3::uuid IS NULL OR r."ownerId"=$3::uuid) AND ($4::date IS NULL OR r."dueOn"<$4::date)
       AND ($5::date IS NULL OR (r."dueOn",r."id")>($5::date,$6::uuid)) ORDER BY r."dueOn",r."id" LIMIT ${PAGE + 1})`,
      )
      .join(' UNION ')}) found ORDER BY "dueOn","id" LIMIT ${PAGE + 1}`,
    [
      states,
      filters.trend ?? null,
      filters.ownerId ?? null,
      filters.state === 'late' ? today() : null,
      dueOn,
      typeof id === 'string' && isId(id) ? id : null,
      ...values,
    ],
  )
  const rows = found.slice(0, PAGE).map((raw) => seen(viewer, raw))
  const last = rows.at(-1)
  return { rows, next: found.length > PAGE && last ? cursorOf([last.dueOn, last.id]) : null }
}

/** How far one person's reviews are in a branch. */
export type ReviewProgress = {
  branchId: string | null
  branchName: string | null
  ownerId: string | null
  ownerName: string | null
  open: number
  late: number
  submitted: number
  done: number
  /** Of those done: fast growth and losses. */
  fast: number
  lost: number
}

/** No branch, office or owner, in totals. */
const NIL = '00000000-0000-0000-0000-000000000000'

/**
 * The state of reviews of the newest period, a row a branch and person within reach. Read from totals that are kept with
 * every review, so that it costs a row a person however many customers there are.
 */
export async function reviewProgress(viewer: Viewer): Promise<ReviewProgress[]> {
  const { conditions, values } = armsOf(viewer, 3, `='${NIL}'::uuid`)
  if (conditions.length === 0) return []
  return sql<ReviewProgress>(
    `SELECT * FROM (SELECT nullif(r."branchId",$2::uuid)::text AS "branchId",b."name" AS "branchName",nullif(r."ownerId",$2::uuid)::text AS "ownerId",p."name" AS "ownerName",
       sum(r."open")::int AS "open",coalesce(sum(r."open"+r."submitted") FILTER (WHERE r."dueOn"<$1::date),0)::int AS "late",
       sum(r."submitted")::int AS "submitted",sum(r."done")::int AS "done",sum(r."fast")::int AS "fast",sum(r."lost")::int AS "lost"
     FROM "ReviewTotal" r LEFT JOIN "Unit" b ON b."id"=r."branchId" LEFT JOIN "Person" p ON p."id"=r."ownerId"
     WHERE r."periodFrom"=(SELECT max(n."periodFrom") FROM "ReviewTotal" n) AND (${conditions.map((arm) => `(${arm})`).join(' OR ')})
     GROUP BY 1,2,3,4 HAVING sum(r."open"+r."submitted"+r."done"+r."missed")>0) counted
     ORDER BY "branchName" NULLS LAST,"late" DESC,"ownerName" LIMIT 500`,
    [today(), NIL, ...values],
  )
}

/** The viewer's own reviews that are not done: how many, how many late, and the first few. */
export async function ownReviews(
  viewer: Viewer,
  most: number,
): Promise<{ count: number; late: number; rows: ReviewRow[] }> {
  const [counts] = await sql<{ count: number; late: number }>(
    `SELECT count(*)::int AS "count",(count(*) FILTER (WHERE "dueOn"<$2::date))::int AS "late" FROM "FileReview"
     WHERE "ownerId"=$1::uuid AND "state"='open'`,
    [viewer.personId, today()],
  )
  const rows = counts!.count
    ? await sql<Raw>(
        `SELECT ${ROW} WHERE r."ownerId"=$1::uuid AND r."state"='open' ORDER BY r."dueOn",r."id" LIMIT $2`,
        [viewer.personId, most],
      )
    : []
  return { ...counts!, rows: rows.map((raw) => seen(viewer, raw)) }
}

/** What a review starts from: its row, what changed in its months block by block, and the class proposed. */
export type ReviewStart = {
  review: ReviewRow
  changed: { block: ReviewBlock; facts: DossierFactKey[] }[]
  proposed: ArchiveClass
}

/** The review of a customer that is not done; null when there is none or the customer is beyond reach. */
export async function reviewStart(viewer: Viewer, customerId: string): Promise<ReviewStart | null> {
  if (!isId(customerId) || !(await customerPlace(viewer, customerId))) return null
  const [raw] = await sql<Raw>(
    `SELECT ${ROW} WHERE r."customerId"=$1::uuid AND r."state" IN ('open','submitted') ORDER BY r."periodFrom" DESC LIMIT 1`,
    [customerId],
  )
  if (!raw) return null
  const [facts, [standing]] = await Promise.all([
    sql<{ fact: string }>(
      `SELECT DISTINCT "fact" FROM "FactChange" WHERE "customerId"=$1::uuid AND "at">=($2||'-01')::date`,
      [customerId, raw.periodFrom],
    ),
    sql<Parameters<typeof proposedClass>[0]>(
      `SELECT "tier","abcClass","channelNature","groupTie",coalesce("observedUntil">=$2::date,false) AS "observed" FROM "Customer" WHERE "id"=$1::uuid`,
      [customerId, today()],
    ),
  ])
  const changed = reviewBlockNames.map((block) => ({
    block,
    facts: facts.flatMap(({ fact }) => (blockOf(fact) === block ? [fact as DossierFactKey] : [])),
  }))
  return { review: seen(viewer, raw), changed, proposed: proposedClass(standing!) }
}

/** Locks the review of a customer that waits for its paper; null when there is none. */
export async function lockOpenReview(tx: SqlTx, customerId: string) {
  const [row] = await tx.query<{ id: string; periodFrom: Month; periodTo: Month }>(
    `SELECT "id"::text,"periodFrom","periodTo" FROM "FileReview" WHERE "customerId"=$1::uuid AND "state" IN ('open','submitted')
     ORDER BY "periodFrom" DESC LIMIT 1 FOR UPDATE`,
    [customerId],
  )
  return row ?? null
}
