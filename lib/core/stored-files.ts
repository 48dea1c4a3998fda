import { newId } from './audit'
import { type SqlTx, sql } from './db'
import type { StoredBytes } from './files'
import type { ScanState } from './scanner'
import type { Viewer } from './scope'

export type NewFile = StoredBytes & {
  name: string
  mediaType: string
  purpose: string
  subjectType: string
  subjectId: string
  customerId?: string | null
  scanState?: ScanState
}

/** Enters stored bytes in the books; whoever may read the subject may read the file. Returns the id. */
export async function insertStoredFile(
  tx: SqlTx,
  at: Date,
  uploadedBy: string,
  file: NewFile,
): Promise<string> {
  const id = newId(at)
  await tx.query(
    `INSERT INTO "StoredFile" ("id","storageKey","name","mediaType","size","sha256","purpose","subjectType","subjectId","customerId","uploadedBy","uploadedAt","scanState")
     VALUES ($1::uuid,$2,$3,$4,$5,$6,$7,$8,$9,$10::uuid,$11::uuid,$12::timestamptz,$13)`,
    [
      id, file.key, file.name, file.mediaType, file.size, file.sha256, file.purpose, file.subjectType, file.subjectId,
      file.customerId ?? null, uploadedBy, at.toISOString(), file.scanState ?? 'not-scanned',
    ], // prettier-ignore
  )
  return id
}

export type StoredFile = { id: string; key: string; name: string; mediaType: string; size: number }

/** A stored file by its id; null when it is gone. Who may read it is the caller's to check. */
export async function storedFile(id: string): Promise<StoredFile | null> {
  const [row] = await sql<StoredFile>(
    `SELECT "id","storageKey" AS "key","name","mediaType","size" FROM "StoredFile" WHERE "id" = $1::uuid AND "deletedAt" IS NULL`,
    [id],
  )
  return row ?? null
}

/** A stored file this person may fetch: what belongs to a task, its owner only. null to everybody else. */
export async function readableFile(viewer: Viewer, id: string): Promise<StoredFile | null> {
  const [row] = await sql<StoredFile>(
    `SELECT f."id"::text,f."storageKey" AS "key",f."name",f."mediaType",f."size" FROM "StoredFile" f
     WHERE f."id"=$1::uuid AND f."deletedAt" IS NULL AND f."subjectType"='task' AND f."uploadedBy"=$2::uuid`,
    [id, viewer.personId],
  )
  return row ?? null
}
