import { newId } from '@/lib/core/audit'
import type { SqlTx } from '@/lib/core/db'

export type HandOverReach = { all: boolean; units: string[]; subtrees: string[] }

/** Customers of one person within reach and, when any are named, within the branches. $1 person, $2 all, $3 subtrees, $4 units, $5 branches. */
export const HANDED = `"Customer" c WHERE c."ownerId" = $1::uuid AND c."deletedAt" IS NULL
  AND ($2::boolean OR c."regionId" = ANY ($3::uuid[]) OR c."branchId" = ANY ($3::uuid[]) OR c."marketOfficeId" = ANY ($3::uuid[])
    OR coalesce(c."marketOfficeId", c."branchId", c."regionId") = ANY ($4::uuid[]))
  AND (cardinality($5::uuid[]) = 0 OR c."branchId" = ANY ($5::uuid[]))`

/** The parameters of HANDED. */
export function handedParams(
  fromPersonId: string,
  reach: HandOverReach,
  branchIds: readonly string[],
): unknown[] {
  return [fromPersonId, reach.all, reach.subtrees, reach.units, [...branchIds]]
}

export type HandedCustomer = { id: string; name: string; branchId: string | null; regionId: string }

/** Locks the customers that go over, in the order of their ids. */
export async function lockHanded(
  tx: SqlTx,
  fromPersonId: string,
  reach: HandOverReach,
  branchIds: readonly string[],
): Promise<HandedCustomer[]> {
  return tx.query<HandedCustomer>(
    `SELECT c."id", c."name", c."branchId", c."regionId" FROM ${HANDED} ORDER BY c."id" FOR UPDATE`,
    handedParams(fromPersonId, reach, branchIds),
  )
}

/** Makes another person the owner, and keeps the change in each customer's history. */
export async function setOwner(
  tx: SqlTx,
  change: { ids: string[]; fromPersonId: string; toPersonId: string; by: string; reason: string; at: Date },
): Promise<void> {
  const at = change.at.toISOString()
  await tx.query(
    `UPDATE "Customer" SET "ownerId" = $2::uuid, "version" = "version" + 1, "updatedAt" = $3::timestamptz WHERE "id" = ANY ($1::uuid[])`,
    [change.ids, change.toPersonId, at],
  )
  const rows = change.ids.map((customerId) => ({ id: newId(change.at), customerId }))
  await tx.query(
    `INSERT INTO "FactChange" ("id","customerId","fact","before","after","source","personId","reason","at")
     SELECT (r->>'id')::uuid, (r->>'customerId')::uuid, 'ownerId', to_jsonb($2::text), to_jsonb($3::text), 'system', $4::uuid, $5, $6::timestamptz
     FROM jsonb_array_elements($1::jsonb) r`,
    [JSON.stringify(rows), change.fromPersonId, change.toPersonId, change.by, change.reason, at],
  )
}
