import type { Month } from '@/lib/core/dates'
import type { SqlTx } from '@/lib/core/db'
import { COUNTED, NIL, OF_MONTH } from './queries'

/** Counts a month anew for every place, person and grade, in one go; whoever reads meanwhile sees the old figures. */
export async function keepProgress(tx: SqlTx, month: Month, oldest: Month, at: Date): Promise<number> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('credit-progress', 5))::text`, [])
  await tx.query(`DELETE FROM "CreditProgress" WHERE "month"=$1 OR "month"<$2`, [month, oldest])
  const rows = await tx.query(
    `INSERT INTO "CreditProgress" ("month","regionId","branchId","marketOfficeId","ownerId","grade","customers","applied","decided","amount","countedAt")
     SELECT $1,c."regionId",coalesce(c."branchId",$2::uuid),coalesce(c."marketOfficeId",$2::uuid),coalesce(c."ownerId",$2::uuid),coalesce(c."creditGrade",5),${COUNTED},$3::timestamptz
     FROM ${OF_MONTH} GROUP BY 2,3,4,5,6 RETURNING "grade"`,
    [month, NIL, at.toISOString()],
  )
  return rows.length
}
