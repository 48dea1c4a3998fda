import { onPool, sql, type SqlTx } from '@/lib/core/db'
import { cursorOf, keyOf } from '@/lib/core/paging'
import type { Viewer } from '@/lib/core/scope'
import type { StoredFile } from '@/lib/core/stored-files'
import { isId } from '../dossier/queries'
import { mayOnCustomer } from '../policy'
import { customerPlace } from '../queries'
import { maySeeRecord, type NotedRecord, recordOf, seenRecord } from '../records/queries'
import { isRecordKind, kindsSeen, type RecordKind } from '../records/rules/record-kinds'

/** A file as lists show it; size in bytes. */
export type FileView = {
  id: string
  name: string
  mediaType: string
  size: number
  subjectType: RecordKind
  subjectId: string
  uploadedById: string
  uploadedByName: string
  uploadedAt: string
  scanState: string
}

type Row = Omit<FileView, 'uploadedAt'> & { uploadedAt: Date }

const FILE = `SELECT f."id"::text,f."name",f."mediaType",f."size",f."subjectType",f."subjectId",f."uploadedBy"::text AS "uploadedById",
  coalesce(p."name",'') AS "uploadedByName",f."uploadedAt",f."scanState" FROM "StoredFile" f LEFT JOIN "Person" p ON p."id"=f."uploadedBy"`

const viewOf = (row: Row): FileView => ({ ...row, uploadedAt: row.uploadedAt.toISOString() })

/** Files at one record, newest first, at most 1000. Null beyond reach. */
export async function recordFiles(
  viewer: Viewer,
  subjectType: RecordKind,
  subjectId: string,
): Promise<FileView[] | null> {
  if (!(await seenRecord(viewer, subjectType, subjectId))) return null
  const rows = await sql<Row>(
    `${FILE} WHERE f."subjectType"=$1 AND f."subjectId"=$2 AND f."deletedAt" IS NULL ORDER BY f."id" DESC LIMIT 1000`,
    [subjectType, subjectId],
  )
  return rows.map(viewOf)
}

/** All files of a customer that the viewer may see, newest first, fifty a page. Null beyond reach. */
export async function customerFiles(
  viewer: Viewer,
  customerId: string,
  before?: string,
): Promise<{ rows: FileView[]; next: string | null } | null> {
  const place = isId(customerId) ? await customerPlace(viewer, customerId) : null
  if (!place) return null
  const after = before ? keyOf(before, 1)?.[0] : null
  const found = await sql<Row>(
    `${FILE} WHERE f."customerId"=$1::uuid AND f."deletedAt" IS NULL AND f."subjectType"=ANY($2) AND ($3::uuid IS NULL OR f."id"<$3::uuid)
     ORDER BY f."id" DESC LIMIT 51`,
    [
      customerId,
      kindsSeen((permission) => mayOnCustomer(viewer, permission, place)),
      typeof after === 'string' && isId(after) ? after : null,
    ],
  )
  const rows = found.slice(0, 50).map(viewOf)
  return { rows, next: found.length > 50 ? cursorOf([rows.at(-1)!.id]) : null }
}

export type LockedFile = {
  id: string
  name: string
  subjectType: RecordKind
  subjectId: string
  uploadedBy: string
  removed: boolean
  /** A paper was handed in with it. */
  held: boolean
}

/** Locks a file of a record together with the record; null when either is gone or the file belongs elsewhere. */
export async function lockFile(
  tx: SqlTx,
  id: string,
): Promise<{ file: LockedFile; record: NotedRecord } | null> {
  const [file] = await tx.query<Omit<LockedFile, 'held'> & { subjectType: string }>(
    `SELECT "id"::text,"name","subjectType","subjectId","uploadedBy"::text,"deletedAt" IS NOT NULL AS "removed"
     FROM "StoredFile" WHERE "id"=$1::uuid FOR UPDATE`,
    [id],
  )
  if (!file || !isRecordKind(file.subjectType)) return null
  const record = await recordOf(tx, file.subjectType, file.subjectId)
  return record && { file: { ...file, held: await isHeld(tx, file.subjectType, file.subjectId) }, record }
}

/** Was the record handed in with its files? A rating sheet holds its proof (R-C01). */
async function isHeld(tx: SqlTx, kind: RecordKind, id: string): Promise<boolean> {
  if (kind !== 'credit-rating') return false
  const rows = await tx.query(
    `SELECT 1 FROM "CreditRating" WHERE "id"=$1::uuid AND "state"<>'draft' FOR SHARE`,
    [id],
  )
  return rows.length > 0
}

/** A file of a record as it may be fetched: to whoever may see the record, never while quarantined; null to everybody else. */
export async function attachedFile(viewer: Viewer, id: string): Promise<StoredFile | null> {
  const [row] = await sql<StoredFile & { subjectType: string; subjectId: string }>(
    `SELECT "id"::text,"storageKey" AS "key","name","mediaType","size","subjectType","subjectId" FROM "StoredFile"
     WHERE "id"=$1::uuid AND "deletedAt" IS NULL AND "scanState"<>'quarantined'`,
    [id],
  )
  if (!row || !isRecordKind(row.subjectType)) return null
  const record = await recordOf(onPool, row.subjectType, row.subjectId)
  if (!record || !maySeeRecord(viewer, row.subjectType, record)) return null
  return { id: row.id, key: row.key, name: row.name, mediaType: row.mediaType, size: row.size }
}
