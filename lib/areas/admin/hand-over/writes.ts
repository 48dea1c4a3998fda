import { newId } from '@/lib/core/audit'
import type { SqlTx } from '@/lib/core/db'
import { HANDED, handedParams, type HandOverReach } from './queries'

export type HandedCustomer = {
  id: string
  name: string
  fileNumber: string
  marketOfficeId: string | null
  branchId: string | null
  regionId: string
}

/** Locks the customers that go over, in the order of their ids. */
export async function lockHanded(
  tx: SqlTx,
  fromPersonId: string,
  reach: HandOverReach,
  branchIds: readonly string[],
): Promise<HandedCustomer[]> {
  return tx.query<HandedCustomer>(
    `SELECT c."id", c."name", c."fileNumber", c."marketOfficeId", c."branchId", c."regionId" FROM ${HANDED} ORDER BY c."id" FOR UPDATE`,
    handedParams(fromPersonId, reach, branchIds),
  )
}

type Holder = { id: string; name: string }

/** Makes another person the owner, and keeps the change in each customer's history. */
export async function setOwner(
  tx: SqlTx,
  change: { ids: string[]; from: Holder; to: Holder; by: string; reason: string; at: Date },
): Promise<void> {
  const at = change.at.toISOString()
  await tx.query(
    `UPDATE "Customer" SET "ownerId" = $2::uuid, "version" = "version" + 1, "updatedAt" = $3::timestamptz WHERE "id" = ANY ($1::uuid[])`,
    [change.ids, change.to.id, at],
  )
  const rows = change.ids.map((customerId) => ({ id: newId(change.at), customerId }))
  const holder = ({ id, name }: Holder) => JSON.stringify({ id, label: name })
  await tx.query(
    `INSERT INTO "FactChange" ("id","customerId","fact","before","after","source","personId","reason","at")
     SELECT (r->>'id')::uuid, (r->>'customerId')::uuid, 'salesRep', $2::jsonb, $3::jsonb, 'system', $4::uuid, $5, $6::timestamptz
     FROM jsonb_array_elements($1::jsonb) r`,
    [JSON.stringify(rows), holder(change.from), holder(change.to), change.by, change.reason, at],
  )
}
