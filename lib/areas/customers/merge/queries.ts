import { sql, type SqlTx } from '@/lib/core/db'
import { fenFromYuan } from '@/lib/core/money'
import { queueForGroups } from '../groups/queries'
import type { CustomerPlace } from '../policy'
import type { LinkedFirm } from './rules/group-links'
import type { RecordStanding } from './rules/merge-decision'
import type { MergeImage } from './schema'

export type MergeRecord = RecordStanding &
  CustomerPlace & {
    version: number
    completeness: number
    fileState: string
    createdOn: string
    formerNames: string[]
    lastOrderOn: string | null
    lastVisitOn: string | null
    nextVisitOn: string | null
  }

type Row = Omit<MergeRecord, 'receivableFen' | 'inTransitFen'> & { receivable: string; inTransit: string }

const RECORDS = `
SELECT c."id"::text,c."name",c."fileNumber",c."state",c."version",c."completeness",c."fileState",c."createdAt"::date::text AS "createdOn",c."formerNames",
  c."lastOrderOn"::text,c."lastVisitOn"::text,c."nextVisitOn"::text,c."ownerId",c."regionId",c."branchId",c."marketOfficeId",
  coalesce(p."receivable",0)::text AS "receivable",coalesce(p."inTransit",0)::text AS "inTransit",
  (SELECT count(*)::int FROM "ShippingOrder" o WHERE o."customerId"=c."id" AND o."state" NOT IN ('done','returned','void')) AS "openOrders",
  ((SELECT count(*) FROM "Approval" a WHERE a."customerId"=c."id" AND a."state"='pending')
    +(SELECT count(*) FROM "LineApplication" l WHERE l."customerId"=c."id" AND l."state" IN ('applied','expired') AND l."approvalId" IS NULL))::int AS "pendingPapers"
FROM "Customer" c LEFT JOIN "CreditPosition" p ON p."customerId"=c."id"
WHERE c."id"=ANY($1::uuid[]) AND c."deletedAt" IS NULL`

/** How living records stand, for the decision of a merge; those that are not there are left out. */
export async function recordsToMerge(tx: SqlTx, ids: readonly string[]): Promise<MergeRecord[]> {
  const rows = await tx.query<Row>(RECORDS, [ids])
  return rows.map(({ receivable, inTransit, ...row }) => ({
    ...row,
    state: row.state,
    receivableFen: fenFromYuan(receivable),
    inTransitFen: fenFromYuan(inTransit),
  }))
}

/**
 * Locks customers in the order of their ids, then their positions as the gate does, so that nothing the decision looks at can
 * move any more.
 */
export async function lockForMerge(tx: SqlTx, ids: readonly string[]): Promise<MergeRecord[]> {
  await queueForGroups(tx)
  await tx.query(`SELECT 1 FROM "Customer" WHERE "id"=ANY($1::uuid[]) ORDER BY "id" FOR UPDATE`, [ids])
  await tx.query(
    `SELECT 1 FROM "CreditPosition" WHERE "customerId"=ANY($1::uuid[]) ORDER BY "customerId" FOR UPDATE`,
    [ids],
  )
  return recordsToMerge(tx, ids)
}

/** All firms of the groups these customers stand in, locked. */
export async function linkedFirms(tx: SqlTx, ids: readonly string[]): Promise<LinkedFirm[]> {
  return tx.query<LinkedFirm>(
    `SELECT "id"::text,"name","fileNumber","parentId"::text,"groupTie" AS tie,"groupRootId"::text AS root FROM "Customer"
     WHERE "id"=ANY($1::uuid[]) OR "parentId"=ANY($1::uuid[])
       OR "groupRootId" IN (SELECT g."groupRootId" FROM "Customer" g WHERE g."id"=ANY($1::uuid[]) AND g."groupRootId" IS NOT NULL)
     ORDER BY "id" FOR UPDATE`,
    [ids],
  )
}

export type StoredMerge = {
  id: string
  keptId: string
  loserIds: string[]
  state: 'done' | 'undone'
  reason: string
  before: MergeImage
  counts: Record<string, number>
  mergedById: string
  mergedAt: Date
  undoUntil: string
  undoneAt: Date | null
  stayed: string[] | null
}

/** A merge by its id, locked when asked. */
export async function readMerge(tx: SqlTx, id: string, lock = false): Promise<StoredMerge | null> {
  const [row] = await tx.query<StoredMerge>(
    `SELECT "id"::text,"keptId"::text,"loserIds"::text[],"state","reason","before","counts","mergedById"::text,"mergedAt","undoUntil"::text,"undoneAt","stayed"
     FROM "CustomerMerge" WHERE "id"=$1::uuid${lock ? ' FOR UPDATE' : ''}`,
    [id],
  )
  return row ?? null
}

export type UndoRecord = CustomerPlace & {
  id: string
  name: string
  fileNumber: string
  taxNumber: string | null
  deleted: boolean
  mergedIntoId: string | null
  formerNames: string[]
  lastOrderOn: string | null
  lastVisitOn: string | null
  nextVisitOn: string | null
}

/** The records of a merge as they are now, living or not, locked. */
export async function lockForUndo(tx: SqlTx, ids: readonly string[]): Promise<UndoRecord[]> {
  await queueForGroups(tx)
  const rows = await tx.query<UndoRecord>(
    `SELECT "id"::text,"name","fileNumber","taxNumber","deletedAt" IS NOT NULL AS deleted,"mergedIntoId"::text,"formerNames",
       "lastOrderOn"::text,"lastVisitOn"::text,"nextVisitOn"::text,"ownerId","regionId","branchId","marketOfficeId"
     FROM "Customer" WHERE "id"=ANY($1::uuid[]) ORDER BY "id" FOR UPDATE`,
    [ids],
  )
  await tx.query(
    `SELECT 1 FROM "CreditPosition" WHERE "customerId"=ANY($1::uuid[]) ORDER BY "customerId" FOR UPDATE`,
    [ids],
  )
  return rows
}

/** Numbers of receipts moved by a merge that were reversed since. */
export async function reversedSince(tx: SqlTx, mergeId: string): Promise<string[]> {
  const rows = await tx.query<{ number: string }>(
    `SELECT r."number" FROM "MergedRow" m JOIN "Receipt" r ON r."id"=m."rowKey"::uuid
     JOIN "Receipt" back ON back."reversesId"=r."id" AND NOT EXISTS (
       SELECT 1 FROM "MergedRow" b WHERE b."mergeId"=m."mergeId" AND b."place"=m."place" AND b."rowKey"=back."id"::text)
     WHERE m."mergeId"=$1::uuid AND m."place"='Receipt.customerId'`,
    [mergeId],
  )
  return rows.map((row) => row.number)
}

/** Merged customers with the one they went to, through several merges if need be. */
export async function mergedCustomers(tx: SqlTx): Promise<{ id: string; keptId: string }[]> {
  return tx.query(
    `WITH RECURSIVE way AS (
       SELECT "id","mergedIntoId" AS kept FROM "Customer" WHERE "mergedIntoId" IS NOT NULL
       UNION SELECT way."id",c."mergedIntoId" FROM way JOIN "Customer" c ON c."id"=way.kept WHERE c."mergedIntoId" IS NOT NULL)
     SELECT way."id"::text,way.kept::text AS "keptId" FROM way JOIN "Customer" k ON k."id"=way.kept AND k."mergedIntoId" IS NULL`,
  )
}

/** The customer a merged record went to, for its old address; null when it is none or was merged into nothing. */
export async function mergedInto(customerId: string): Promise<string | null> {
  if (!/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(customerId)) return null
  const [row] = await sql<{ kept: string }>(
    `WITH RECURSIVE way AS (
       SELECT "mergedIntoId" AS id FROM "Customer" WHERE "id"=$1::uuid AND "mergedIntoId" IS NOT NULL
       UNION SELECT c."mergedIntoId" FROM way JOIN "Customer" c ON c."id"=way.id WHERE c."mergedIntoId" IS NOT NULL)
     SELECT k."id"::text AS kept FROM way JOIN "Customer" k ON k."id"=way.id WHERE k."deletedAt" IS NULL LIMIT 1`,
    [customerId],
  )
  return row?.kept ?? null
}
