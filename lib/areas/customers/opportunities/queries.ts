import { sql, type SqlTx } from '@/lib/core/db'
import { fenFromYuan } from '@/lib/core/money'
import type { Viewer } from '@/lib/core/scope'
import { isId } from '../dossier/queries'
import { customerPlace } from '../queries'
import type { OpportunityView, StoredOpportunity } from './rules/opportunity-view'

const OPPORTUNITY = `
SELECT o."id", o."name", o."state", o."amount"::text, o."closesOn"::text, o."salesRepId", o."note", o."version",
  coalesce((SELECT jsonb_agg(jsonb_build_object('postId', r."postId", 'role', r."role") ORDER BY r."postId")
    FROM "OpportunityRole" r WHERE r."opportunityId" = o."id"), '[]'::jsonb) AS "roles"`

/** One opportunity of a customer; null when there is none. Works on a pool as on a transaction. */
export async function readOpportunity(
  tx: SqlTx,
  customerId: string,
  opportunityId: string,
): Promise<StoredOpportunity | null> {
  const [row] = await tx.query<StoredOpportunity>(
    `${OPPORTUNITY} FROM "Opportunity" o WHERE o."id" = $2::uuid AND o."customerId" = $1::uuid`,
    [customerId, opportunityId],
  )
  return row ?? null
}

const MOST = 200

/** The opportunities of a customer, open ones first, then by the day they are to be decided. Null beyond reach. */
export async function opportunitiesOf(viewer: Viewer, customerId: string): Promise<OpportunityView[] | null> {
  if (!isId(customerId) || !(await customerPlace(viewer, customerId))) return null
  const rows = await sql<StoredOpportunity & { salesRepName: string | null }>(
    `${OPPORTUNITY}, p."name" AS "salesRepName" FROM "Opportunity" o LEFT JOIN "Person" p ON p."id" = o."salesRepId"
     WHERE o."customerId" = $1::uuid ORDER BY (o."state" <> 'open'), o."closesOn" NULLS LAST, o."id" LIMIT ${MOST}`,
    [customerId],
  )
  return rows.map(({ amount, ...row }) => ({
    ...row,
    amountFen: amount === null ? null : fenFromYuan(amount),
  }))
}
