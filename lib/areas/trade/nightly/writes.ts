import type { BusinessDate } from '@/lib/core/dates'
import type { SqlTx } from '@/lib/core/db'

type Place = { regionId: string; branchId: string | null }

/** Regions and branches that have customers. */
export async function placesOfPositions(run: SqlTx): Promise<Place[]> {
  return run.query<Place>(`SELECT DISTINCT "regionId"::text,"branchId"::text FROM "Customer"`)
}

/**
 * Sets the overdue part of the next positions. All money so far pays the oldest debts first, so what is overdue is the debt
 * older than the term less all money, never below nothing. Positions are locked before the ledger is read.
 */
export async function markOverdue(
  run: SqlTx,
  now: Date,
  today: BusinessDate,
  terms: readonly (Place & { days: number })[],
  after: string | null,
  batch: number,
): Promise<{ last: string | null; changed: number }> {
  const locked = await run.query<{ id: string }>(
    `SELECT "customerId"::text AS id FROM "CreditPosition" WHERE $1::uuid IS NULL OR "customerId">$1::uuid ORDER BY "customerId" LIMIT $2 FOR UPDATE`,
    [after, batch],
  )
  const changed = await run.query(
    `WITH terms AS (SELECT * FROM jsonb_to_recordset($2::jsonb) AS t("regionId" uuid,"branchId" uuid,"days" int)),
     owed AS (SELECT l."customerId",greatest(0,coalesce(sum(l."receivable") FILTER (WHERE l."receivable">0 AND l."date"<$3::date-t."days"),0)+coalesce(sum(l."receivable") FILTER (WHERE l."receivable"<0),0)) AS overdue
       FROM "LedgerEntry" l JOIN "Customer" c ON c."id"=l."customerId" JOIN terms t ON t."regionId"=c."regionId" AND t."branchId" IS NOT DISTINCT FROM c."branchId"
       WHERE l."customerId"=ANY($1::uuid[]) GROUP BY 1)
     UPDATE "CreditPosition" p SET "overdue"=coalesce(o.overdue,0),"updatedAt"=$4::timestamptz
     FROM unnest($1::uuid[]) AS u(id) LEFT JOIN owed o ON o."customerId"=u.id
     WHERE p."customerId"=u.id AND p."overdue"<>coalesce(o.overdue,0) RETURNING 1`,
    [locked.map((row) => row.id), JSON.stringify(terms), today, now.toISOString()],
  )
  return { last: locked.length < batch ? null : locked.at(-1)!.id, changed: changed.length }
}
