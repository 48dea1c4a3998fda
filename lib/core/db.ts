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

/**
 * A connection nobody uses is kept so long: to open one anew, with its password proved and its plans made, costs both sides
 * more than a page, and the driver's own ten seconds would have that paid after every breath. Shorter than gateways drop
 * silent connections, and never silent.
 */
const KEPT_IDLE_MS = 4 * 60_000
const SIGN_OF_LIFE_MS = 30_000

type Handles = { prisma: PrismaClient; pool: pg.Pool; names: Map<string, string> }
const store = globalThis as unknown as { __dakehuDb?: Handles }

function open(): Handles {
  // UTC on every connection: with another zone the adapter stores timestamps hours off.
  const options = '-c TimeZone=UTC -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000'
  const config = {
    connectionString: env().DATABASE_URL,
    options,
    max: env().DB_POOL,
    idleTimeoutMillis: KEPT_IDLE_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: SIGN_OF_LIFE_MS,
  }
  const pool = new pg.Pool(config)
  pool.on('error', () => undefined)
  const prisma = new PrismaClient({
    adapter: new PrismaPg({ ...config }),
    transactionOptions: { maxWait: 10_000, timeout: 30_000 },
  })
  return { prisma, pool, names: new Map() }
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

/** More statements than are asked all day; each connection keeps a plan of each. */
const NAMED_MOST = 100
/** The database's refusals of a plan: its table or function has other columns now; somebody had the connection forget it. */
const PLAN_GONE: readonly unknown[] = ['0A000', '26000']

/** The name a statement is kept under, the same on every connection; undefined where none is to be kept. */
function nameOf(text: string, { names }: Handles): string | undefined {
  if (env().DB_PLANS === 'anew') return undefined
  const name = names.get(text)
  if (name || names.size >= NAMED_MOST) return name
  names.set(text, `kept_${names.size}`)
  return names.get(text)
}

/**
 * As `sql`, for a read that is asked all day in few wordings and whose plan does not depend on its values: reading and
 * planning it costs more than running it, so each connection keeps it under a name (unless DB_PLANS=anew).
 */
export async function keptSql<R>(text: string, values: readonly unknown[] = []): Promise<R[]> {
  const name = nameOf(text, handles())
  if (!name) return sql(text, values)
  try {
    const result = await handles().pool.query({ name, text, values: values as unknown[] })
    return result.rows as R[]
  } catch (error) {
    if (!PLAN_GONE.includes((error as { code?: unknown }).code)) throw error
    return sql(text, values)
  }
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
