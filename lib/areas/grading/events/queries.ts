import { armSql, reachArms } from '@/lib/areas/customers/policy'
import { tradeSettings } from '@/lib/areas/trade/contributes'
import { addDays, type BusinessDate } from '@/lib/core/dates'
import { onPool, sql, type SqlTx } from '@/lib/core/db'
import type { Viewer } from '@/lib/core/scope'
import type { Settings } from '@/lib/core/settings'
import { gradingSettings } from '../contributes'
import { mayReadRating } from '../policy'
import { ratedCustomer } from '../queries'
import { type CreditEventKind, longOverdueAge } from './rules/credit-events'

type Place = { regionId: string; branchId: string | null }

/** What the books are measured by: the age of a long overdue debt a place, and the last day on which ended cooperation makes bad debt. */
export type EventMeasure = {
  today: BusinessDate
  ages: readonly (Place & { age: number })[]
  endedBefore: BusinessDate
}

/** The measure of a day for every place a customer may belong to: the units are few, customers with debts are not. */
export async function eventMeasure(
  run: SqlTx,
  settings: Settings,
  today: BusinessDate,
): Promise<EventMeasure> {
  const places = await run.query<Place>(
    `SELECT r."id"::text AS "regionId",b."id"::text AS "branchId" FROM "Unit" r
     LEFT JOIN LATERAL (SELECT NULL::uuid AS "id" UNION ALL
       SELECT u."id" FROM "Unit" u WHERE u."kind"='branch' AND u."path" LIKE r."path"||'%') b ON true
     WHERE r."kind"='region'`,
  )
  return {
    today,
    ages: places.map((place) => {
      const path = [place.regionId, place.branchId]
      const bands = settings.valueOf(gradingSettings, 'grading.bands', path)
      return {
        ...place,
        age: longOverdueAge(settings.valueOf(tradeSettings, 'trade.term-days', path), bands.late.cDays),
      }
    }),
    endedBefore: addDays(today, -settings.valueOf(tradeSettings, 'trade.bad-debt-days')),
  }
}

/** Debts long overdue and bad debts of customers `c` with position `p`; money pays the oldest debts first (R-P03), $1 to $3 the measure. */
const HELD = `CROSS JOIN LATERAL (
  SELECT c."state"='selected' AND p."overdue">0 AND (SELECT coalesce(sum(l."receivable") FILTER (WHERE l."receivable">0 AND l."date"<$1::date-a."age"),0)+coalesce(sum(l."receivable") FILTER (WHERE l."receivable"<0),0)
      FROM "LedgerEntry" l WHERE l."customerId"=c."id")>0 AS "overdue",
    c."cooperationEndedOn" IS NOT NULL AND c."cooperationEndedOn"<$3::date AS "bad") h`
const AGES = `JOIN jsonb_to_recordset($2::jsonb) AS a("regionId" uuid,"branchId" uuid,"age" int) ON a."regionId"=c."regionId" AND a."branchId" IS NOT DISTINCT FROM c."branchId"`
const OPEN = (kind: CreditEventKind) =>
  `EXISTS (SELECT 1 FROM "CreditEvent" e WHERE e."customerId"=c."id" AND e."kind"='${kind}' AND e."endedOn" IS NULL)`

const valuesOf = ({ today, ages, endedBefore }: EventMeasure) => [today, JSON.stringify(ages), endedBefore]

/** Customers of whom the books say something that is not recorded yet, behind an id. At most `limit`. */
export async function customersWithEvents(
  run: SqlTx,
  measure: EventMeasure,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await run.query<{ id: string }>(
    `SELECT c."id"::text AS id FROM "CreditPosition" p JOIN "Customer" c ON c."id"=p."customerId" ${AGES} ${HELD}
     WHERE p."receivable">0 AND (p."overdue">0 OR c."cooperationEndedOn" IS NOT NULL) AND c."deletedAt" IS NULL AND ($4::uuid IS NULL OR c."id">$4::uuid)
       AND (h."overdue" AND NOT ${OPEN('long-overdue')} OR h."bad" AND NOT ${OPEN('bad-debt')}) ORDER BY c."id" LIMIT $5`,
    [...valuesOf(measure), after, limit],
  )
  return rows.map((row) => row.id)
}

/** What the books say of one customer now, and what is recorded of it and goes on, or is of today. The customer is locked before. */
export async function heldEvents(
  run: SqlTx,
  measure: EventMeasure,
  customerId: string,
): Promise<{ held: CreditEventKind[]; recorded: CreditEventKind[] }> {
  const [row] = await run.query<{ overdue: boolean; bad: boolean }>(
    `SELECT h.* FROM "CreditPosition" p JOIN "Customer" c ON c."id"=p."customerId" ${AGES} ${HELD} WHERE p."receivable">0 AND c."id"=$4::uuid`,
    [...valuesOf(measure), customerId],
  )
  const recorded = await run.query<{ kind: CreditEventKind }>(
    `SELECT "kind" FROM "CreditEvent" WHERE "customerId"=$1::uuid AND ("endedOn" IS NULL OR "on"=$2::date)`,
    [customerId, measure.today],
  )
  const held: CreditEventKind[] = [
    ...(row?.bad ? (['bad-debt'] as const) : []),
    ...(row?.overdue ? (['long-overdue'] as const) : []),
  ]
  return { held, recorded: recorded.map(({ kind }) => kind) }
}

/** Ends what the books no longer say: a debt paid, cooperation taken up again. Returns how many. */
export async function endedEvents(run: SqlTx, measure: EventMeasure): Promise<string[]> {
  const rows = await run.query<{ id: string }>(
    `SELECT e."id"::text AS id FROM "CreditEvent" e WHERE e."endedOn" IS NULL AND e."kind" IN ('bad-debt','long-overdue') AND NOT EXISTS (
       SELECT 1 FROM "CreditPosition" p JOIN "Customer" c ON c."id"=p."customerId" ${AGES} ${HELD}
       WHERE p."receivable">0 AND c."id"=e."customerId" AND CASE e."kind" WHEN 'bad-debt' THEN h."bad" ELSE h."overdue" END)`,
    valuesOf(measure),
  )
  return rows.map((row) => row.id)
}

/** Locks a customer, so that what happens to it is recorded once; null when there is none. */
export async function lockRatedCustomer(run: SqlTx, customerId: string) {
  await run.query(`SELECT 1 FROM "Customer" WHERE "id"=$1::uuid FOR UPDATE`, [customerId])
  return ratedCustomer(run, customerId)
}

/** A lawsuit of that day was reported. */
export async function isLawsuitReported(run: SqlTx, customerId: string, on: string): Promise<boolean> {
  const rows = await run.query(
    `SELECT 1 FROM "CreditEvent" WHERE "customerId"=$1::uuid AND "kind"='lawsuit' AND "on"=$2::date`,
    [customerId, on],
  )
  return rows.length > 0
}

export type CreditEventRow = {
  id: string
  kind: CreditEventKind
  on: BusinessDate
  note: string | null
  ratingId: string
  dueOn: BusinessDate
  endedOn: BusinessDate | null
  reportedBy: string | null
}

/** The events of a customer, newest first; null when unknown or out of reach. At most fifty. */
export async function creditEvents(viewer: Viewer, customerId: string): Promise<CreditEventRow[] | null> {
  const customer = await ratedCustomer(onPool, customerId)
  if (!customer || !mayReadRating(viewer, customer)) return null
  return sql<CreditEventRow>(
    `SELECT e."id"::text,e."kind",e."on"::text,e."note",e."ratingId"::text,e."dueOn"::text,e."endedOn"::text,p."name" AS "reportedBy"
     FROM "CreditEvent" e LEFT JOIN "Person" p ON p."id"=e."reportedBy" WHERE e."customerId"=$1::uuid ORDER BY e."on" DESC,e."id" DESC LIMIT 50`,
    [customerId],
  )
}

export type EventRating = {
  customerId: string
  customerName: string
  fileNumber: string
  ratingId: string
  state: string
  kinds: CreditEventKind[]
  dueOn: BusinessDate
}

/** Sheets that events opened and that are drafts still, the first to be handed in on top. At most `limit`. */
export async function eventRatings(viewer: Viewer, limit = 50): Promise<EventRating[]> {
  const arms = reachArms(viewer, 'grading.rate')
  if (arms !== 'all' && arms.length === 0) return []
  const where = arms === 'all' ? 'true' : arms.map((arm, i) => armSql(arm, i + 2)).join(' OR ')
  return sql<EventRating>(
    `SELECT r."customerId"::text,c."name" AS "customerName",c."fileNumber",r."id"::text AS "ratingId",r."state",e."kinds",e."dueOn"::text
     FROM "CreditRating" r JOIN "Customer" c ON c."id"=r."customerId"
     CROSS JOIN LATERAL (SELECT array_agg(e."kind" ORDER BY e."on",e."id") AS "kinds",min(e."dueOn") AS "dueOn" FROM "CreditEvent" e WHERE e."ratingId"=r."id") e
     WHERE r."state" IN ('draft','submitted','reviewed') AND r."state"='draft' AND e."dueOn" IS NOT NULL AND c."deletedAt" IS NULL AND (${where}) ORDER BY e."dueOn",r."id" LIMIT $1`,
    [limit, ...(arms === 'all' ? [] : arms.map((arm) => arm.ids))],
  )
}
