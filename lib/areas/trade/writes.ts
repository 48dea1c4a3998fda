import type { SqlTx } from '@/lib/core/db'
import { type Fen, yuanOf } from '@/lib/core/money'
import type { Moment } from '@/lib/core/mutation'

/** One movement of a customer's debt: what changes on the two accounts, in fen. */
export type Movement = {
  customerId: string
  kind: 'release' | 'deliver' | 'receipt' | 'return' | 'reversal' | 'opening'
  receivableFen: Fen
  inTransitFen: Fen
  /** The line a credit release was checked against; the table refuses to go above it. */
  lineFen: Fen | null
  sourceType: 'order' | 'receipt'
  sourceId: string
  personId: string | null
}

const BOOK = `
WITH moved AS (
  UPDATE "CreditPosition" SET "receivable"="receivable"+$3::numeric,"inTransit"="inTransit"+$4::numeric,
    "overdue"=greatest(0,least("overdue","overdue"+$3::numeric)),"lastSeq"="lastSeq"+1,"updatedAt"=$8::timestamptz
  WHERE "customerId"=$1::uuid
  RETURNING "lastSeq","receivable"+"inTransit" AS exposure)
INSERT INTO "LedgerEntry" ("customerId","seq","at","date","kind","receivable","inTransit","exposure","line","sourceType","sourceId","personId")
SELECT $1::uuid,"lastSeq",$8::timestamptz,$9::date,$2,$3::numeric,$4::numeric,exposure,$5::numeric,$6,$7::uuid,$10::uuid FROM moved
RETURNING exposure::text`

/**
 * Books a movement: position and ledger in one statement, so that one is always the sum of the other. The position row is locked
 * (and made) before. Returns the exposure after it in yuan.
 */
export async function book(tx: SqlTx, at: Moment, movement: Movement): Promise<string> {
  const [row] = await tx.kept<{ exposure: string }>(BOOK, [
    movement.customerId,
    movement.kind,
    yuanOf(movement.receivableFen),
    yuanOf(movement.inTransitFen),
    movement.lineFen === null ? null : yuanOf(movement.lineFen),
    movement.sourceType,
    movement.sourceId,
    at.now.toISOString(),
    at.today,
    movement.personId,
  ])
  if (!row) throw new Error(`position of ${movement.customerId} was not locked`)
  return row.exposure
}

/** Locks the position of a customer; everything that changes what the gate looks at takes this lock first. */
export async function lockPosition(tx: SqlTx, customerId: string, at: Moment): Promise<void> {
  const locked = await tx.query(`SELECT 1 FROM "CreditPosition" WHERE "customerId"=$1::uuid FOR UPDATE`, [
    customerId,
  ])
  if (locked.length > 0) return
  await tx.query(
    `INSERT INTO "CreditPosition" ("customerId","updatedAt") VALUES ($1::uuid,$2::timestamptz) ON CONFLICT DO NOTHING`,
    [customerId, at.now.toISOString()],
  )
  await tx.query(`SELECT 1 FROM "CreditPosition" WHERE "customerId"=$1::uuid FOR UPDATE`, [customerId])
}

/** Adds to the sales of a customer and month; negative when goods come back. */
export async function addSales(
  tx: SqlTx,
  customerId: string,
  month: string,
  amountFen: Fen,
  orders: number,
): Promise<void> {
  await tx.query(
    `INSERT INTO "MonthlySales" ("customerId","month","amount","orders") VALUES ($1::uuid,$2,$3::numeric,$4)
     ON CONFLICT ("customerId","month") DO UPDATE SET "amount"="MonthlySales"."amount"+$3::numeric,"orders"="MonthlySales"."orders"+$4`,
    [customerId, month, yuanOf(amountFen), orders],
  )
}

/** Stops all open slips of customers that may not be shipped to any more (W1 disqualify). Positions are locked before. */
export async function stopOpenOrders(
  tx: SqlTx,
  customerIds: readonly string[],
): Promise<{ customerId: string; number: string }[]> {
  return tx.query(
    `UPDATE "ShippingOrder" SET "state"='void',"version"="version"+1
     WHERE "customerId"=ANY($1::uuid[]) AND "state" IN ('need','filled','signed','phone-released')
     RETURNING "customerId"::text,"number"`,
    [customerIds],
  )
}
