import type { SqlTx } from '@/lib/core/db'
import { completenessColumns, completenessVersion } from '../dossier/rules/dossier-completeness'
import { readDossiers } from '../dossier/queries'

const BATCH = 200

/** Counts these dossiers anew; returns how many there were. The caller has locked the customers. */
export async function recount(tx: SqlTx, ids: readonly string[]): Promise<number> {
  const dossiers = await readDossiers(tx, ids)
  const counted = dossiers.map(({ id, facts }) => ({ id, ...completenessColumns(facts) }))
  await tx.query(
    `UPDATE "Customer" c SET "completeness"=r."completeness","missingFacts"=ARRAY(SELECT jsonb_array_elements_text(r."missingFacts")),
       "missingCount"=r."missingCount","countedBy"=r."countedBy"
     FROM jsonb_to_recordset($1::jsonb) AS r("id" uuid,"completeness" int,"missingFacts" jsonb,"missingCount" int,"countedBy" text) WHERE c."id"=r."id"`,
    [JSON.stringify(counted)],
  )
  return counted.length
}

/**
 * Counts dossiers anew whose figures were counted by other papers than today's, a batch at a time. Returns how many.
 * The rows are locked: a fact saved meanwhile waits, and counts itself.
 */
export async function recountStale(tx: SqlTx): Promise<number> {
  const stale = await tx.query<{ id: string }>(
    `SELECT "id" FROM "Customer" WHERE ("countedBy" IS NULL OR "countedBy"<>$1) AND "deletedAt" IS NULL ORDER BY "id" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
    [completenessVersion],
  )
  return recount(
    tx,
    stale.map(({ id }) => id),
  )
}

/** Writes the totals of every branch and person anew, in one go; whoever reads meanwhile sees the old ones. */
export async function keepTotals(tx: SqlTx, at: Date): Promise<number> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('completeness-totals', 5))::text`, [])
  await tx.query(`DELETE FROM "CompletenessTotal"`, [])
  const rows = await tx.query<{ regionId: string }>(
    `WITH living AS MATERIALIZED (
       SELECT "regionId",coalesce("branchId",'00000000-0000-0000-0000-000000000000'::uuid) AS b,coalesce("ownerId",'00000000-0000-0000-0000-000000000000'::uuid) AS o,
         "completeness","missingCount","missingFacts",coalesce(open.n,0) AS conflicts FROM "Customer" c
       LEFT JOIN (SELECT "customerId",count(*) AS n FROM "FactClaim" WHERE "state"='open' GROUP BY 1) open ON open."customerId"=c."id" WHERE "deletedAt" IS NULL AND "state" NOT IN ('disqualified','lost','ended')),
     lacking AS (
       SELECT "regionId",b,o,jsonb_object_agg(fact,n) AS facts FROM (
         SELECT "regionId",b,o,fact,count(*) AS n FROM living,unnest("missingFacts") AS fact GROUP BY 1,2,3,4) AS f GROUP BY 1,2,3)
     INSERT INTO "CompletenessTotal" ("regionId","branchId","ownerId","customers","complete","percents","missing","conflicts","facts","countedAt")
     SELECT l."regionId",l.b,l.o,count(*),count(*) FILTER (WHERE l."missingCount"=0),sum(l."completeness"),sum(l."missingCount"),sum(l.conflicts),
       coalesce((SELECT k.facts FROM lacking k WHERE k."regionId"=l."regionId" AND k.b=l.b AND k.o=l.o),'{}'::jsonb),$1::timestamptz
     FROM living l GROUP BY 1,2,3 RETURNING "regionId"`,
    [at.toISOString()],
  )
  return rows.length
}
