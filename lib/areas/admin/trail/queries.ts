import { businessZone } from '@/lib/core/clock'
import { addDays, type BusinessDate, startOf } from '@/lib/core/dates'
import { sql } from '@/lib/core/db'
import { cursorOf, keyOf, type Page } from '@/lib/core/paging'
import { mayOn, type Placed, type Viewer } from '@/lib/core/scope'
import { mayReadTrail } from '../policy'
import { isUuid } from '@/lib/core/uuid'
import type { TrailFilter } from './schema'

/** One thing that happened. `values` are the facts of its sentence `audit.<kind>`. */
export type TrailEvent = {
  id: string
  at: string
  kind: string
  person: string | null
  /** In whose name it was done. */
  onBehalfOf: string | null
  channel: string
  subjectType: string
  subjectId: string
  customerId: string | null
  unit: string | null
  values: Record<string, unknown>
}

type Row = Omit<TrailEvent, 'at'> & { at: Date }

const COLUMNS = `e."id", e."at", e."kind", p."name" AS "person", b."name" AS "onBehalfOf", e."channel", e."subjectType",
  e."subjectId", e."customerId", u."name" AS "unit", e."values"`
const JOINS = `LEFT JOIN "Person" p ON p."id" = e."personId" LEFT JOIN "Person" b ON b."id" = e."onBehalfOfId"
  LEFT JOIN "Unit" u ON u."id" = e."unitId"`

const PAGE = 50

/** The smallest id of a moment: ids are uuid v7, so that time bounds are bounds on the key. */
function idFrom(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

class Conditions {
  readonly values: unknown[] = []
  private readonly parts: string[] = []

  /** `?` in `text` stands for `value`. */
  add(text: string, value: unknown): void {
    this.values.push(value)
    this.parts.push(text.replaceAll('?', `$${this.values.length}`))
  }

  get where(): string {
    return this.parts.length > 0 ? `WHERE ${this.parts.join(' AND ')}` : ''
  }
}

/** Kinds of records the trail tells of; named so that the index on kind and id serves a search by id alone. */
const SUBJECTS = [
  'approval',
  'customer',
  'group',
  'line',
  'order',
  'person',
  'rating',
  'receipt',
  'role',
  'setting',
  'task',
  'unit',
  'view',
]

const NUMBERED = ['ShippingOrder', 'Receipt', 'CreditRating', 'CustomerChange', 'FormEntry']
  .map((table) => `SELECT "id"::text FROM "${table}" WHERE "number" = $1`)
  .join(' UNION ALL ')

/** What a reader types of a record: a customer's file number, a document's number, or an id. */
async function recordCondition(conditions: Conditions, record: string): Promise<void> {
  const [customer] = await sql<{ id: string }>(
    isUuid(record)
      ? 'SELECT "id" FROM "Customer" WHERE "id" = $1::uuid'
      : 'SELECT "id" FROM "Customer" WHERE "fileNumber" = $1',
    [record],
  )
  if (customer) return conditions.add('e."customerId" = ?::uuid', customer.id)
  const [document] = isUuid(record) ? [] : await sql<{ id: string }>(NUMBERED, [record])
  conditions.add('e."subjectId" = ?', document?.id ?? record)
  conditions.add('e."subjectType" = ANY (?::text[])', SUBJECTS)
}

async function conditionsOf(filter: TrailFilter): Promise<Conditions> {
  const conditions = new Conditions()
  const zone = businessZone()
  if (filter.person) conditions.add('e."personId" = ?::uuid', filter.person)
  if (filter.kind?.includes('.')) conditions.add('e."kind" = ?', filter.kind)
  else if (filter.kind) conditions.add(`e."kind" LIKE ?`, `${filter.kind}.%`)
  if (filter.record) await recordCondition(conditions, filter.record)
  if (filter.from) conditions.add('e."id" >= ?::uuid', idFrom(startOf(filter.from as BusinessDate, zone)))
  // The last day of the calendar has no day after it: everything is before its end.
  if (filter.to && filter.to < '9999-12-31')
    conditions.add('e."id" < ?::uuid', idFrom(startOf(addDays(filter.to as BusinessDate, 1), zone)))
  return conditions
}

function eventOf(row: Row): TrailEvent {
  return { ...row, at: row.at.toISOString() }
}

/** The trail, newest first, by key of the row. Null for a viewer who may not read it. */
export async function trailPage(viewer: Viewer, filter: TrailFilter): Promise<Page<TrailEvent> | null> {
  if (!mayReadTrail(viewer)) return null
  const conditions = await conditionsOf(filter)
  const back = filter.before ? keyOf(filter.before, 1)?.[0] : undefined
  const on = filter.after ? keyOf(filter.after, 1)?.[0] : undefined
  const key = [back, on].find((id): id is string => typeof id === 'string' && isUuid(id))
  const backwards = key !== undefined && key === back
  if (key !== undefined) conditions.add(backwards ? 'e."id" > ?::uuid' : 'e."id" < ?::uuid', key)
  const found = await sql<Row>(
    `SELECT ${COLUMNS} FROM (SELECT * FROM "AuditEvent" e ${conditions.where}
       ORDER BY e."id" ${backwards ? 'ASC' : 'DESC'} LIMIT ${PAGE + 1}) e ${JOINS} ORDER BY e."id" ${backwards ? 'ASC' : 'DESC'}`,
    conditions.values,
  )
  const more = found.length > PAGE
  const kept = found.slice(0, PAGE).map(eventOf)
  const rows = backwards ? kept.reverse() : kept
  const [first, last] = [rows[0], rows.at(-1)]
  const hasNext = backwards || more
  const hasPrevious = backwards ? more : key !== undefined
  return {
    rows,
    next: hasNext && last ? cursorOf([last.id]) : null,
    previous: hasPrevious && first ? cursorOf([first.id]) : null,
  }
}

/** What happened to one customer, newest first, for whoever may read the customer. */
export async function customerTrail(
  viewer: Viewer,
  customer: { id: string; placed: Placed },
  after: string | null,
): Promise<Page<TrailEvent> | null> {
  if (!mayOn(viewer, 'customers.read', customer.placed)) return null
  const key = after ? keyOf(after, 1)?.[0] : null
  const found = await sql<Row>(
    `SELECT ${COLUMNS} FROM (SELECT e.* FROM unnest(records_of($1::uuid)) AS record(id) CROSS JOIN LATERAL (
         SELECT * FROM "AuditEvent" e WHERE e."customerId" = record.id AND ($2::uuid IS NULL OR e."id" < $2::uuid)
         ORDER BY e."id" DESC LIMIT ${PAGE + 1}) e ORDER BY e."id" DESC LIMIT ${PAGE + 1}) e ${JOINS} ORDER BY e."id" DESC`,
    [customer.id, typeof key === 'string' && isUuid(key) ? key : null],
  )
  const rows = found.slice(0, PAGE).map(eventOf)
  const last = rows.at(-1)
  return { rows, next: found.length > PAGE && last ? cursorOf([last.id]) : null, previous: null }
}

/** Who appears in the trail, for the filter: people by name. */
export async function trailPeople(viewer: Viewer): Promise<{ id: string; name: string; username: string }[]> {
  if (!mayReadTrail(viewer)) return []
  return sql('SELECT "id", "name", "username" FROM "Person" ORDER BY "namePinyin", "id" LIMIT 2000')
}
