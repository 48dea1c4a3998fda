import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { type Prisma, PrismaClient } from '@/generated/prisma/client'
import type { BusinessDate } from './dates'
import { env } from './env'
import { type Fen, fenFromYuan, yuanOf } from './money'

/** A Prisma transaction: what `load` and `save` of a mutation write through. */
export type Tx = Prisma.TransactionClient
export type { Prisma }

/** One statement runner over either kind of transaction; parameters only, never text spliced in. */
export type SqlTx = { query<R>(text: string, values?: readonly unknown[]): Promise<R[]> }

type Handles = { prisma: PrismaClient; pool: pg.Pool }
const store = globalThis as unknown as { __dakehuDb?: Handles }

function open(): Handles {
  // UTC on every connection: with another zone the adapter stores timestamps hours off.
  const options = '-c TimeZone=UTC -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000'
  const config = { connectionString: env().DATABASE_URL, options, max: env().DB_POOL }
  const pool = new pg.Pool(config)
  pool.on('error', () => undefined)
  const prisma = new PrismaClient({
    adapter: new PrismaPg({ ...config }),
    transactionOptions: { maxWait: 10_000, timeout: 30_000 },
  })
  return { prisma, pool }
}

function handles(): Handles {
  return (store.__dakehuDb ??= open())
}

/** The Prisma client. Writes go through `runMutation`, never through this. */
export function db(): PrismaClient {
  return handles().prisma
}

/** Runs one read as plain SQL on the pool. */
export async function sql<R>(text: string, values: readonly unknown[] = []): Promise<R[]> {
  const result = await handles().pool.query(text, values as unknown[])
  return result.rows as R[]
}

/** A transaction on a plain connection, for the few paths where every statement counts. Rolls back on a throw. */
export async function sqlTransaction<T>(work: (tx: SqlTx) => Promise<T>): Promise<T> {
  const client = await handles().pool.connect()
  try {
    await client.query('BEGIN')
    const result = await work({
      query: async <R>(text: string, values: readonly unknown[] = []) =>
        (await client.query(text, values as unknown[])).rows as R[],
    })
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/** The same statement runner over a Prisma transaction. */
export function sqlOf(tx: Tx): SqlTx {
  return {
    query: <R>(text: string, values: readonly unknown[] = []) => tx.$queryRawUnsafe<R[]>(text, ...values),
  }
}

/** Did the database refuse because another row still points at this one? */
export function isForeignKeyError(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === '23503'
}

/** Closes every connection (shutdown and tests). */
export async function closeDb(): Promise<void> {
  const open = store.__dakehuDb
  delete store.__dakehuDb
  if (open) await Promise.all([open.prisma.$disconnect(), open.pool.end()])
}

/** Tables whose rows `lockRow` may lock, in the one order in which locks are taken. */
type Lockable =
  | 'Unit'
  | 'Customer'
  | 'CreditPosition'
  | 'RegionMonth'
  | 'LineApplication'
  | 'CreditLine'
  | 'CreditRating'
  | 'ShippingOrder'
  | 'Approval'
  | 'Person'
  | 'CustomerChange'
  | 'FormEntry'
  | 'Task'

/** Locks one row by its id until the transaction ends; false when there is none. */
export async function lockRow(tx: Tx, table: Lockable, id: string): Promise<boolean> {
  const key = table === 'CreditPosition' ? 'customerId' : 'id'
  const rows = await tx.$queryRawUnsafe<unknown[]>(
    `SELECT 1 FROM "${table}" WHERE "${key}" = $1::uuid FOR UPDATE`,
    id,
  )
  return rows.length > 0
}

/** `@db.Date` column → business date. */
export function dateOf(column: Date): BusinessDate {
  return column.toISOString().slice(0, 10) as BusinessDate
}

/** Business date → `@db.Date` column. */
export function dateColumn(date: BusinessDate): Date {
  return new Date(`${date}T00:00:00Z`)
}

/** `Decimal(18,2)` column → fen. */
export function fenOf(column: { toString(): string }): Fen {
  return fenFromYuan(column)
}

/** Fen → `Decimal(18,2)` column. */
export function moneyColumn(amount: Fen): string {
  return yuanOf(amount)
}
