import { newId } from '@/lib/core/audit'
import type { SqlTx } from '@/lib/core/db'
import type { Moment } from '@/lib/core/mutation'

export type OperatingValues = {
  customerId: string
  month: string
  summary: string
  sales: string | null
  purchases: string | null
  stock: string | null
  changes: readonly string[]
  changesNote: string
  reason: string
}

/** Keeps a month's record, new or corrected; returns id and version. */
export async function keepOperatingRecord(
  tx: SqlTx,
  at: Moment,
  values: OperatingValues,
  personId: string,
): Promise<{ id: string; version: number }> {
  const [row] = await tx.query<{ id: string; version: number }>(
    `INSERT INTO "OperatingRecord" AS r ("id","customerId","month","summary","sales","purchases","stock","changes","changesNote","reason","createdBy","createdAt","updatedAt")
     VALUES ($1::uuid,$2::uuid,$3,$4,$5::numeric,$6::numeric,$7::numeric,$8::text[],$9,$10,$11::uuid,$12::timestamptz,$12::timestamptz)
     ON CONFLICT ("customerId","month") DO UPDATE SET "summary"=$4,"sales"=$5::numeric,"purchases"=$6::numeric,"stock"=$7::numeric,"changes"=$8::text[],
       "changesNote"=$9,"reason"=$10,"createdBy"=$11::uuid,"version"=r."version"+1,"updatedAt"=$12::timestamptz
     RETURNING "id","version"`,
    [
      newId(at.now),
      values.customerId,
      values.month,
      values.summary,
      values.sales,
      values.purchases,
      values.stock,
      values.changes,
      values.changesNote || null,
      values.reason || null,
      personId,
      at.now.toISOString(),
    ],
  )
  return row!
}
