import { newId } from '@/lib/core/audit'
import type { SqlTx } from '@/lib/core/db'
import type { Moment } from '@/lib/core/mutation'
import { DESCRIBED, type DescribedCustomer } from './queries'
import { keyNumbersOf } from './rules/blocking-keys'
import type { FoundPair } from './rules/found-pairs'

const KEEP = `
INSERT INTO "DuplicateKeys" ("customerId","keys","basis","fresh","at")
SELECT r."id",ARRAY(SELECT jsonb_array_elements_text(r."keys")::bigint),r."basis",true,$2::timestamptz
FROM jsonb_to_recordset($1::jsonb) AS r("id" uuid,"keys" jsonb,"basis" text)
ON CONFLICT ("customerId") DO UPDATE SET "keys"=excluded."keys","basis"=excluded."basis","fresh"=true,"at"=excluded."at"
WHERE "DuplicateKeys"."basis"<>excluded."basis"`

/** Stores the keys of customers, so that they are found as duplicates from this moment on. */
export async function storeKeys(tx: SqlTx, now: Date, firms: readonly DescribedCustomer[]): Promise<void> {
  if (firms.length === 0) return
  const rows = firms.map((firm) => ({ id: firm.id, keys: keyNumbersOf(firm), basis: firm.basis }))
  await tx.kept(KEEP, [JSON.stringify(rows), now.toISOString()])
}

/** Makes the keys of just written customers anew. */
export async function keepKeysOf(tx: SqlTx, at: Moment, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length === 0) return
  const firms = await tx.kept<DescribedCustomer>(
    `SELECT ${DESCRIBED} FROM "Customer" c WHERE c."id"=ANY($1::uuid[])`,
    [customerIds],
  )
  await storeKeys(tx, at.now, firms)
}

const FOUND = `
INSERT INTO "DuplicatePair" ("id","aId","bId","score","reasons","state","groupKey","basis","foundAt","seenAt")
SELECT r."id",r."a",r."b",r."score",ARRAY(SELECT jsonb_array_elements_text(r."reasons")),'open',r."a",r."basis",$2::timestamptz,$2::timestamptz
FROM jsonb_to_recordset($1::jsonb) AS r("id" uuid,"a" uuid,"b" uuid,"score" int,"reasons" jsonb,"basis" text)
ON CONFLICT ("aId","bId") DO UPDATE SET "score"=excluded."score","reasons"=excluded."reasons","seenAt"=excluded."seenAt","basis"=excluded."basis",
  "state"=CASE WHEN "DuplicatePair"."basis"=excluded."basis" THEN "DuplicatePair"."state" ELSE 'open' END,
  "judgedById"=CASE WHEN "DuplicatePair"."basis"=excluded."basis" THEN "DuplicatePair"."judgedById" END,
  "judgedAt"=CASE WHEN "DuplicatePair"."basis"=excluded."basis" THEN "DuplicatePair"."judgedAt" END,
  "note"=CASE WHEN "DuplicatePair"."basis"=excluded."basis" THEN "DuplicatePair"."note" END`

/** Stores pairs a search found. One judged different stays so until a fact of either has changed. */
export async function storePairs(tx: SqlTx, now: Date, pairs: readonly FoundPair[]): Promise<void> {
  if (pairs.length === 0) return
  await tx.query(FOUND, [
    JSON.stringify(pairs.map((pair) => ({ id: newId(now), ...pair }))),
    now.toISOString(),
  ])
}

/** Forgets open pairs that a search no longer finds, and those of customers that are gone. Returns how many. */
export async function dropStalePairs(tx: SqlTx, began: Date): Promise<number> {
  const rows = await tx.query(
    `DELETE FROM "DuplicatePair" p USING "Customer" a, "Customer" b
     WHERE a."id"=p."aId" AND b."id"=p."bId" AND p."state"='open'
       AND (a."deletedAt" IS NOT NULL OR b."deletedAt" IS NOT NULL
         OR (p."seenAt"<$1::timestamptz AND EXISTS (SELECT 1 FROM "DuplicateKeys" k WHERE k."customerId" IN (p."aId",p."bId") AND k."fresh")))
     RETURNING 1`,
    [began.toISOString()],
  )
  return rows.length
}

const NO_ID = '00000000-0000-0000-0000-000000000000'

/**
 * Says of the next customers, at most as many as the limit, that they were compared by the search that began then. Answers
 * the last of them, after which the next step begins; null when there are no more.
 */
export async function markCompared(
  tx: SqlTx,
  began: Date,
  after: string | null,
  limit: number,
): Promise<string | null> {
  const rows = await tx.query<{ id: string }>(
    `WITH part AS (SELECT "customerId" FROM "DuplicateKeys"
       WHERE "customerId">$1::uuid AND "fresh" AND "at"<=$2::timestamptz ORDER BY "customerId" LIMIT $3),
     marked AS (UPDATE "DuplicateKeys" k SET "fresh"=false FROM part WHERE k."customerId"=part."customerId" AND k."at"<=$2::timestamptz)
     SELECT "customerId"::text AS "id" FROM part ORDER BY "customerId" DESC LIMIT 1`,
    [after ?? NO_ID, began.toISOString(), limit],
  )
  return rows[0]?.id ?? null
}

/** Writes which open pairs hang together. */
export async function storeGroups(tx: SqlTx, groups: ReadonlyMap<string, string>): Promise<void> {
  await tx.query(
    `UPDATE "DuplicatePair" p SET "groupKey"=r."key" FROM jsonb_to_recordset($1::jsonb) AS r("id" uuid,"key" uuid)
     WHERE p."id"=r."id" AND p."groupKey"<>r."key"`,
    [JSON.stringify([...groups].map(([id, key]) => ({ id, key })))],
  )
}

/** Sets what people think of pairs. */
export async function judgePairs(
  tx: SqlTx,
  now: Date,
  pairIds: readonly string[],
  state: 'open' | 'different',
  note: string,
  personId: string,
): Promise<void> {
  await tx.query(
    `UPDATE "DuplicatePair" SET "state"=$2,"judgedById"=$3::uuid,"judgedAt"=$4::timestamptz,"note"=nullif($5,'') WHERE "id"=ANY($1::uuid[])`,
    [pairIds, state, personId, now.toISOString(), note],
  )
}
