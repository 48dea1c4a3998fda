import { businessZone } from '@/lib/core/clock'
import { addDays, type BusinessDate, type Month, monthOf, startOf } from '@/lib/core/dates'
import { fenOf, sql } from '@/lib/core/db'
import { sameValue } from '@/lib/core/forms/diff'
import type { Fen } from '@/lib/core/money'
import { cursorOf, keyOf } from '@/lib/core/paging'
import type { Viewer } from '@/lib/core/scope'
import { dossierFactsOf, isId, shownFact } from '../dossier/queries'
import { type CustomerPlace, mayOnCustomer } from '../policy'
import { customerPlace } from '../queries'
import { hiddenEvents } from '../timeline/labels'

export type FactEvent = {
  id: string
  at: string
  fact: string
  before: unknown
  after: unknown
  source: string
  personName: string | null
  reason: string | null
}

/** Changes of facts of a customer and of what was merged into it, newest first, one fact or all; guarded values masked. Null beyond reach. */
export async function factHistory(
  viewer: Viewer,
  customerId: string,
  wanted: { fact?: string; before?: string; size?: number },
): Promise<{ rows: FactEvent[]; next: string | null } | null> {
  if (!isId(customerId) || !(await customerPlace(viewer, customerId))) return null
  const size = wanted.size ?? 50
  const after = wanted.before ? keyOf(wanted.before, 1)?.[0] : null
  const rows = await sql<Omit<FactEvent, 'at'> & { at: Date }>(
    `SELECT f."id", f."at", f."fact", f."before", f."after", f."source", f."reason", p."name" AS "personName"
     FROM unnest(records_of($1::uuid)) AS record(id) CROSS JOIN LATERAL (SELECT * FROM "FactChange" f
       WHERE f."customerId" = record.id AND ($2::text IS NULL OR f."fact" = $2) AND ($3::uuid IS NULL OR f."id" < $3::uuid)
       ORDER BY f."id" DESC LIMIT $4) f LEFT JOIN "Person" p ON p."id" = f."personId"
     ORDER BY f."id" DESC LIMIT $4`,
    [customerId, wanted.fact ?? null, typeof after === 'string' && isId(after) ? after : null, size + 1],
  )
  const page = rows.slice(0, size)
  const last = page.at(-1)
  return {
    rows: page.map((row) => ({
      ...row,
      at: row.at.toISOString(),
      before: shownFact(row.fact, row.before),
      after: shownFact(row.fact, row.after),
    })),
    next: rows.length > size && last ? cursorOf([last.id]) : null,
  }
}

export type DossierEvent = {
  id: string
  at: string
  kind: string
  personName: string | null
  onBehalfOf: string | null
  values: Record<string, unknown>
}

/** A row of `customer_events`. */
export type EventRow = Omit<DossierEvent, 'at'> & { at: string | Date }

/** An event as it is shown. */
export function eventOf(row: EventRow): DossierEvent {
  return { ...row, at: new Date(row.at).toISOString() }
}

/** Kinds of events this viewer does not see of a customer, as LIKE patterns. */
export function hiddenFrom(viewer: Viewer, place: CustomerPlace): string[] {
  return hiddenEvents((permission) => mayOnCustomer(viewer, permission, place))
}

/** What happened with a customer, newest first; figures of credit, rating and trade only for whoever may read those. Null beyond reach. */
export async function dossierEvents(
  viewer: Viewer,
  customerId: string,
  wanted: { before?: string; size?: number },
): Promise<{ rows: DossierEvent[]; next: string | null } | null> {
  const place = isId(customerId) ? await customerPlace(viewer, customerId) : null
  if (!place) return null
  const size = wanted.size ?? 50
  const after = wanted.before ? keyOf(wanted.before, 1)?.[0] : null
  const rows = await sql<EventRow>(`SELECT * FROM customer_events($1::uuid,$2::uuid,$3::text[],$4)`, [
    customerId,
    typeof after === 'string' && isId(after) ? after : null,
    hiddenFrom(viewer, place),
    size + 1,
  ])
  const page = rows.slice(0, size)
  const last = page.at(-1)
  return { rows: page.map(eventOf), next: rows.length > size && last ? cursorOf([last.id]) : null }
}

/** A fact that reads otherwise today than on the day looked at. */
export type FactThen = { fact: string; then: unknown; now: unknown }

export type DossierThen = {
  on: BusinessDate
  /** The day the file was opened. */
  opened: BusinessDate
  /** By fact key, guarded ones masked: as they stood at the end of the day. */
  facts: Record<string, unknown>
  differences: FactThen[]
  state: string
  grade: number | null
  month: Month
  /** Line in force in that month; null: none, or hidden. */
  line: Fen | null
  /** Papers that held a signature that day: form → entry. */
  signed: Record<string, string>
}

/** The first change of each fact after the day tells what it was until then. */
const CHANGED_SINCE = `SELECT DISTINCT ON ("fact") "fact","before" FROM "FactChange"
  WHERE "customerId"=$1::uuid AND "at">=$2::timestamptz ORDER BY "fact","id"`

const STOOD = `
SELECT coalesce((SELECT x."fromState" FROM "CustomerChange" x JOIN "Approval" a ON a."id"=x."approvalId"
    WHERE x."customerId"=c."id" AND a."state"='approved' AND a."closedAt">=$2::timestamptz AND x."kind"<>'amend' ORDER BY a."closedAt" LIMIT 1), c."state") AS "state",
  (SELECT r."finalGrade" FROM "CreditRating" r WHERE r."customerId"=c."id" AND r."effectiveOn"<=$3::date AND r."finalGrade" IS NOT NULL
    ORDER BY r."effectiveOn" DESC, r."id" DESC LIMIT 1) AS "grade",
  (SELECT l."amount"::text FROM "CreditLine" l WHERE l."customerId"=c."id" AND l."month"=$4) AS "line",
  (c."createdAt" AT TIME ZONE $5)::date::text AS "opened",
  (SELECT coalesce(json_object_agg(s."formId",s."id"),'{}') FROM (SELECT DISTINCT ON (e."formId") e."formId",e."id" FROM "FormEntry" e
    WHERE e."customerId"=c."id" AND e."signedAt"<$2::timestamptz ORDER BY e."formId",e."signedAt" DESC) s) AS "signed"
FROM "Customer" c WHERE c."id"=$1::uuid AND c."deletedAt" IS NULL`

type StoodRow = Pick<DossierThen, 'state' | 'grade' | 'opened' | 'signed'> & { line: string | null }

/** The dossier as it stood at the end of a day: its facts, where the customer stood, its papers. Null beyond reach. */
export async function dossierOn(
  viewer: Viewer,
  customerId: string,
  on: BusinessDate,
): Promise<DossierThen | null> {
  const place = isId(customerId) ? await customerPlace(viewer, customerId) : null
  const today = place && (await dossierFactsOf(viewer, customerId))
  if (!place || !today) return null
  const zone = businessZone()
  const end = startOf(addDays(on, 1), zone).toISOString()
  const month = monthOf(on)
  const [changes, [stood]] = await Promise.all([
    sql<{ fact: string; before: unknown }>(CHANGED_SINCE, [customerId, end]),
    sql<StoodRow>(STOOD, [customerId, end, on, month, zone]),
  ])
  if (!stood) return null
  const then = Object.fromEntries(changes.map(({ fact, before }) => [fact, shownFact(fact, before)]))
  return {
    on,
    opened: stood.opened,
    facts: { ...today.facts, ...then },
    differences: Object.entries(then)
      .map(([fact, value]) => ({ fact, then: value, now: today.facts[fact] ?? null }))
      .filter((pair) => !sameValue(pair.then, pair.now)),
    state: stood.state,
    grade: mayOnCustomer(viewer, 'grading.read', place) ? stood.grade : null,
    month,
    line: stood.line !== null && mayOnCustomer(viewer, 'credit.read', place) ? fenOf(stood.line) : null,
    signed: stood.signed,
  }
}
