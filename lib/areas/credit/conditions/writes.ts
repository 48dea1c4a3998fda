import type { BusinessDate } from '@/lib/core/dates'
import type { SqlTx } from '@/lib/core/db'
import type { Moment } from '@/lib/core/mutation'

/** Until when the contract of a customer holds (R-K01). */
export async function writeContract(
  tx: SqlTx,
  at: Moment,
  customerId: string,
  until: BusinessDate,
): Promise<void> {
  await tx.query(
    `UPDATE "Customer" SET "contractUntil"=$2::date,"version"="version"+1,"updatedAt"=$3::timestamptz WHERE "id"=$1::uuid`,
    [customerId, until, at.now.toISOString()],
  )
}

/** Since when a customer may pay later although its kind pays at once (R-P02); no longer. */
export async function writeException(
  tx: SqlTx,
  at: Moment,
  customerId: string,
  allowed: boolean,
): Promise<void> {
  await tx.query(
    `UPDATE "Customer" SET "cashExceptionOn"=$2::date,"version"="version"+1,"updatedAt"=$3::timestamptz WHERE "id"=$1::uuid`,
    [customerId, allowed ? at.today : null, at.now.toISOString()],
  )
}
