import { onPool, type SqlTx } from '@/lib/core/db'
import type { Viewer } from '@/lib/core/scope'
import { type CustomerPlace, mayOnCustomer } from '../policy'
import { type RecordKind, recordKinds } from './rules/record-kinds'

/** A record as notes and files hang on it: which customer's, and where that customer stands. */
export type NotedRecord = CustomerPlace & { customerId: string; name: string }

const PLACE = `SELECT c."id"::text AS "customerId",c."name",c."ownerId"::text,c."regionId"::text,c."branchId"::text,c."marketOfficeId"::text
  FROM "Customer" c WHERE c."deletedAt" IS NULL AND c."id" = `

/** The customer a record belongs to; null when there is no such record. Works on a pool as on a transaction. */
export async function recordOf(run: SqlTx, kind: RecordKind, id: string): Promise<NotedRecord | null> {
  const { table } = recordKinds[kind]
  const of = table === null ? '$1::uuid' : `(SELECT r."customerId" FROM "${table}" r WHERE r."id" = $1::uuid)`
  const [row] = await run.query<NotedRecord>(`${PLACE}${of}`, [id])
  return row ?? null
}

/** May the viewer see this record: the customer, and what the kind of record asks. */
export function maySeeRecord(viewer: Viewer, kind: RecordKind, record: CustomerPlace): boolean {
  return (
    mayOnCustomer(viewer, 'customers.read', record) && mayOnCustomer(viewer, recordKinds[kind].sees, record)
  )
}

/** The record, when the viewer may see it; null otherwise, as for an unknown one. */
export async function seenRecord(viewer: Viewer, kind: RecordKind, id: string): Promise<NotedRecord | null> {
  const record = await recordOf(onPool, kind, id)
  return record && maySeeRecord(viewer, kind, record) ? record : null
}
