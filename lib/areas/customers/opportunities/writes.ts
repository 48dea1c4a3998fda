import type { SqlTx } from '@/lib/core/db'
import type { Moment } from '@/lib/core/mutation'
import type { StoredOpportunity } from './rules/opportunity-view'

export type OpportunityWish = Omit<StoredOpportunity, 'version'>

/** Writes an opportunity and who takes part in it; returns its new version. */
export async function storeOpportunity(
  tx: SqlTx,
  at: Moment,
  customerId: string,
  wish: OpportunityWish,
  by: string | null,
): Promise<number> {
  const { id, name, state, amount, closesOn, salesRepId, note, roles } = wish
  const [row] = await tx.query<{ version: number }>(
    `INSERT INTO "Opportunity" ("id","customerId","name","state","amount","closesOn","salesRepId","note","createdBy","createdAt","updatedAt")
     VALUES ($1::uuid,$2::uuid,$3,$4,$5::decimal,$6::date,$7::uuid,$8,$9::uuid,$10::timestamptz,$10::timestamptz)
     ON CONFLICT ("id") DO UPDATE SET "name"=$3,"state"=$4,"amount"=$5::decimal,"closesOn"=$6::date,"salesRepId"=$7::uuid,"note"=$8,
       "updatedAt"=$10::timestamptz,"version"="Opportunity"."version"+1 RETURNING "version"`,
    [id, customerId, name, state, amount, closesOn, salesRepId, note, by, at.now.toISOString()],
  )
  await tx.query(
    `DELETE FROM "OpportunityRole" WHERE "opportunityId"=$1::uuid AND NOT ("postId" = ANY($2::uuid[]))`,
    [id, roles.map(({ postId }) => postId)],
  )
  await tx.query(
    `INSERT INTO "OpportunityRole" ("opportunityId","postId","customerId","role")
     SELECT $1::uuid, r."postId", $2::uuid, r."role" FROM jsonb_to_recordset($3::jsonb) AS r("postId" uuid,"role" text)
     ON CONFLICT ("opportunityId","postId") DO UPDATE SET "role"=excluded."role"`,
    [id, customerId, JSON.stringify(roles)],
  )
  return row!.version
}
