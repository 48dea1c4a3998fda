import type { SqlTx } from '@/lib/core/db'
import type { Receiver } from './policy'

/** Who shall get customers, with the units of his posts today; null where there is no such enabled person. */
export async function receiverOf(tx: SqlTx, personId: string, today: string): Promise<Receiver | null> {
  const [person] = await tx.query<Receiver>(
    `SELECT p."name", coalesce(array_agg(u."path") FILTER (WHERE u."id" IS NOT NULL), '{}') AS "paths" FROM "Person" p
     LEFT JOIN "Post" po ON po."personId" = p."id" AND po."startsOn" <= $2::date AND (po."endsOn" IS NULL OR po."endsOn" >= $2::date)
     LEFT JOIN "Unit" u ON u."id" = po."unitId"
     WHERE p."id" = $1::uuid AND p."disabledAt" IS NULL GROUP BY p."id"`,
    [personId, today],
  )
  return person ?? null
}
