import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { type Prisma, PrismaClient } from '@/generated/prisma/client'
import type { BusinessDate } from './dates'
import { env } from './env'
import { type Fen, fenFromYuan, yuanOf } from './money'

/** A Prisma transaction: what `load` and `save` of a mutation write through. */
export type Tx = Prisma.TransactionClient
export type { Prisma }

type Ask = <R>(text: string, values?: readonly unknown[]) => Promise<R[]>

/**
 * One statement runner over either kind of transaction, or none; parameters only, never text spliced in. `kept` is for
 * statements of one wording that run all day (see `keptSql`).
 */
export type SqlTx = { query: Ask; kept: Ask }

/**
 * A connection nobody uses is kept so long: to open one anew, with its password proved and its plans made, costs both sides
 * more than a page, and the driver's own ten seconds would have that paid after every breath. Shorter than gateways drop
 * silent connections, and never silent.
 */
const KEPT_IDLE_MS = 4 * 60_000
const SIGN_OF_LIFE_MS = 30_000

/** `named`: how many names were ever given. */
type Handles = { prisma: PrismaClient; pool: pg.Pool; names: Map<string, string>; named: number }
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
  const names = new Map<string, string>()
  const prisma = new PrismaClient({
    adapter: new PrismaPg(
      { ...config },
      { statementNameGenerator: ({ sql }) => (keepsPlans() && names.get(sql)) || '' },
    ),
    transactionOptions: { maxWait: 10_000, timeout: 30_000 },
  })
  return { prisma, pool, names, named: 0 }
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

function keepsPlans(): boolean {
  return env().DB_PLANS !== 'anew'
}

/** The name a statement is kept under, the same on every connection; undefined where none is to be kept. */
function nameOf(text: string): string | undefined {
  const to = handles()
  if (!keepsPlans()) return undefined
  const name = to.names.get(text)
  if (name || to.names.size >= NAMED_MOST) return name
  to.names.set(text, `kept_${to.named++}`)
  return to.names.get(text)
}

/** Codes an error of the database carries, whichever layer reports it. */
export function codesOf(error: unknown): unknown[] {
  const seen = error as {
    code?: unknown
    meta?: { code?: unknown; driverAdapterError?: { cause?: { originalCode?: unknown } } }
  } | null
  return [seen?.code, seen?.meta?.code, seen?.meta?.driverAdapterError?.cause?.originalCode]
}

/** Is this the database's refusal of a kept plan? What was asked may be asked again. */
export function isPlanGone(error: unknown): boolean {
  return codesOf(error).some((code) => PLAN_GONE.includes(code))
}

/** Asks under a name. Where its plan is gone all names are forgotten: others are given from then on. */
async function named<R>(text: string, ask: (name: string | undefined) => Promise<R[]>): Promise<R[]> {
  const name = nameOf(text)
  try {
    return await ask(name)
  } catch (error) {
    if (name && isPlanGone(error) && handles().names.get(text) === name) handles().names.clear()
    throw error
  }
}

/**
 * As `sql`, for a read that is asked all day in few wordings and whose plan does not depend on its values: reading and
 * planning it costs more than running it, so each connection keeps it under a name (unless DB_PLANS=anew).
 */
export async function keptSql<R>(text: string, values: readonly unknown[] = []): Promise<R[]> {
  try {
    return await named(text, async (name) => {
      const result = await handles().pool.query({ name, text, values: values as unknown[] })
      return result.rows as R[]
    })
  } catch (error) {
    if (!isPlanGone(error)) throw error
    return sql<R>(text, values)
  }
}

/** Single reads on the pool, for what is otherwise asked inside a transaction. */
export const onPool: SqlTx = { query: sql, kept: keptSql }

/** A transaction on a plain connection, for the few paths where every statement counts. Rolls back on a throw. */
export async function sqlTransaction<T>(work: (tx: SqlTx) => Promise<T>): Promise<T> {
  const client = await handles().pool.connect()
  try {
    await client.query('BEGIN')
    const result = await work({
      query: async <R>(text: string, values: readonly unknown[] = []) =>
        (await client.query(text, values as unknown[])).rows as R[],
      kept: <R>(text: string, values: readonly unknown[] = []) =>
        named(
          text,
          async (name) => (await client.query({ name, text, values: values as unknown[] })).rows as R[],
        ),
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

/** The same statement runner over a Prisma transaction; its adapter asks for the names. */
export function sqlOf(tx: Tx): SqlTx {
  const query: Ask = <R>(text: string, values: readonly unknown[] = []) =>
    tx.$queryRawUnsafe<R[]>(text, ...values)
  return { query, kept: (text, values) => named(text, () => query(text, values)) }
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
