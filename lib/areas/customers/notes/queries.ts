import { today } from '@/lib/core/clock'
import { type SqlTx, sql } from '@/lib/core/db'
import type { Viewer } from '@/lib/core/scope'
import { type CustomerPlace, mayOnCustomer, placedOf } from '../policy'
import { maySeeRecord, recordOf, seenRecord } from '../records/queries'
import type { RecordKind } from '../records/rules/record-kinds'

/** A note as it is read. */
export type NoteView = {
  id: string
  version: number
  subjectType: RecordKind
  subjectId: string
  text: string
  mentions: { id: string; name: string }[]
  createdById: string
  createdByName: string
  createdAt: string
  editedAt: string | null
  removed: boolean
}

type Row = Omit<NoteView, 'createdAt' | 'editedAt'> & { createdAt: Date; editedAt: Date | null }

const NOTE = `SELECT n."id"::text,n."version",n."subjectType",n."subjectId"::text,
  CASE WHEN n."deletedAt" IS NULL THEN n."text" ELSE '' END AS "text",n."createdBy"::text AS "createdById",p."name" AS "createdByName",
  n."createdAt",n."editedAt",n."deletedAt" IS NOT NULL AS "removed",
  (SELECT coalesce(json_agg(json_build_object('id',m."id",'name',m."name") ORDER BY m."namePinyin"),'[]') FROM "Person" m
    WHERE n."deletedAt" IS NULL AND m."id"=ANY(n."mentions")) AS "mentions"
  FROM "Note" n JOIN "Person" p ON p."id"=n."createdBy"`

function viewOf(row: Row): NoteView {
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
  }
}

/** Notes at one record, newest first, at most 200; those taken away are left out. Null beyond reach. */
export async function recordNotes(
  viewer: Viewer,
  subjectType: RecordKind,
  subjectId: string,
): Promise<{ rows: NoteView[]; removesAll: boolean } | null> {
  const record = await seenRecord(viewer, subjectType, subjectId)
  if (!record) return null
  const rows = await sql<Row>(
    `${NOTE} WHERE n."subjectType"=$1 AND n."subjectId"=$2::uuid AND n."deletedAt" IS NULL ORDER BY n."id" DESC LIMIT 200`,
    [subjectType, subjectId],
  )
  return { rows: rows.map(viewOf), removesAll: mayOnCustomer(viewer, 'customers.review-file', record) }
}

/** These notes of a customer, by id; reach and the kinds seen are the caller's to check. */
export async function notesById(ids: readonly string[]): Promise<Map<string, NoteView>> {
  if (ids.length === 0) return new Map()
  const rows = await sql<Row>(`${NOTE} WHERE n."id"=ANY($1::uuid[])`, [ids])
  return new Map(rows.map((row) => [row.id, viewOf(row)]))
}

export type LockedNote = {
  id: string
  version: number
  subjectType: RecordKind
  subjectId: string
  customerId: string
  text: string
  mentions: string[]
  createdBy: string
  removed: boolean
}

/** Locks a note together with the record it stands at; null when either is gone. */
export async function lockNote(tx: SqlTx, id: string) {
  const [note] = await tx.query<LockedNote>(
    `SELECT "id"::text,"version","subjectType","subjectId"::text,"customerId"::text,"text","mentions"::text[],"createdBy"::text,
       "deletedAt" IS NOT NULL AS "removed" FROM "Note" WHERE "id"=$1::uuid FOR UPDATE`,
    [id],
  )
  const record = note && (await recordOf(tx, note.subjectType, note.subjectId))
  return note && record ? { note, record } : null
}

/** May the viewer read the note's record. */
export function mayReadNote(viewer: Viewer, note: LockedNote, record: CustomerPlace): boolean {
  return maySeeRecord(viewer, note.subjectType, record)
}

export type Reader = { id: string; name: string; post: { role: string; unit: string } | null }

/** Posts of today with the nearest unit of the sales structure at or above each (as lib/core/scope reads them). */
const READERS = `
WITH held AS (
  SELECT po."personId",po."role",u."name" AS "unitName",a."id" AS "anchorId",a."kind" AS "anchorKind" FROM "Post" po
  JOIN "Unit" u ON u."id"=po."unitId"
  LEFT JOIN LATERAL (SELECT a."id",a."kind" FROM "Unit" a
    WHERE a."id"=ANY(string_to_array(trim(BOTH '/' FROM u."path"),'/')::uuid[]) AND a."kind" IN ('head-office','region','branch','market-office')
    ORDER BY length(a."path") DESC LIMIT 1) a ON true
  WHERE po."startsOn"<=$1::date AND coalesce(po."endsOn",'infinity')>=$1::date)
SELECT DISTINCT ON (p."namePinyin",p."id") p."id"::text,p."name",json_build_object('role',h."role",'unit',h."unitName") AS "post"
FROM "Person" p JOIN held h ON h."personId"=p."id" JOIN "RoleGrant" g ON g."role"=h."role" AND g."permission"='customers.read'
WHERE p."disabledAt" IS NULL
  AND (g."scope"='all' OR (g."scope"='subtree' AND (h."anchorKind"='head-office' OR h."anchorId"=ANY($2::uuid[])))
    OR (g."scope"='unit' AND h."anchorId"=$3::uuid) OR (g."scope"='own' AND p."id"=$4::uuid))`

function readerValues(customer: CustomerPlace): unknown[] {
  const { unitId, unitPath, ownerId } = placedOf(customer)
  return [today(), unitPath.filter((id) => id !== null), unitId, ownerId]
}

/** Which of these people may read the customer. */
export async function readersAmong(
  run: SqlTx,
  customer: CustomerPlace,
  personIds: readonly string[],
): Promise<Reader[]> {
  if (personIds.length === 0) return []
  return run.query<Reader>(`${READERS} AND p."id"=ANY($5::uuid[]) ORDER BY p."namePinyin",p."id"`, [
    ...readerValues(customer),
    personIds,
  ])
}

/** Colleagues who may be mentioned at a record: those who may read the customer, by name or pinyin; at most 12. Null beyond reach. */
export async function mentionable(
  viewer: Viewer,
  subjectType: RecordKind,
  subjectId: string,
  typed: string,
): Promise<Reader[] | null> {
  const record = await seenRecord(viewer, subjectType, subjectId)
  if (!record) return null
  const part = typed
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '')
  return sql<Reader>(
    `${READERS} AND (p."name" LIKE $5 OR p."namePinyin" LIKE $6) ORDER BY p."namePinyin",p."id" LIMIT 12`,
    [...readerValues(record), `%${part}%`, `${part}%`],
  )
}
