import { createHash } from 'node:crypto'
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

/** `forgotten`: how often all names were given up for others. */
type Handles = { prisma: PrismaClient; pool: pg.Pool; names: Map<string, string>; forgotten: number }
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
  return { prisma, pool, names, forgotten: 0 }
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

/** Wordings of single statements that are named; each connection keeps a plan of each. Changes have few, and all of theirs are. */
const NAMED_MOST = 100
/**
 * The database's refusals of a plan: its table or function has other columns now; somebody had the connection forget it, or
 * gave it to another process.
 */
const PLAN_GONE: readonly unknown[] = ['0A000', '26000', '42P05']

function keepsPlans(): boolean {
  return env().DB_PLANS !== 'anew'
}

/**
 * The name a statement is kept under, the same on every connection and in every process, for it is made of the text;
 * undefined where none is to be kept, or there are `most` already.
 */
function nameOf(text: string, most: number): string | undefined {
  const { names, forgotten } = handles()
  if (!keepsPlans()) return undefined
  if (!names.has(text) && names.size < most)
    names.set(text, `kept_${forgotten}_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`)
  return names.get(text)
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

/** Asks under this name, if any. Where its plan is gone all names are forgotten: others are given from then on. */
async function named<R>(text: string, name: string | undefined, ask: () => Promise<R[]>): Promise<R[]> {
  try {
    return await ask()
  } catch (error) {
    const open = handles()
    if (name && isPlanGone(error) && open.names.get(text) === name) {
      open.names.clear()
      open.forgotten += 1
    }
    throw error
  }
}

/** Asks a statement of a change on a connection, or a single read on the pool. */
async function askKept<R>(
  on: { query: (config: pg.QueryConfig) => Promise<pg.QueryResult> },
  text: string,
  values: readonly unknown[],
  most: number,
): Promise<R[]> {
  const name = nameOf(text, most)
  return named(
    text,
    name,
    async () => (await on.query({ name, text, values: values as unknown[] })).rows as R[],
  )
}

/**
 * As `sql`, for what is asked all day in few wordings and whose plan does not depend on its values: reading and
 * planning it costs more than running it, so each connection keeps it under a name (unless DB_PLANS=anew).
 */
export async function keptSql<R>(text: string, values: readonly unknown[] = []): Promise<R[]> {
  try {
    return await askKept<R>(handles().pool, text, values, NAMED_MOST)
  } catch (error) {
    if (!isPlanGone(error)) throw error
    return sql<R>(text, values)
  }
}

/** Single statements on the pool, each by itself, for what is otherwise asked inside a transaction. */
export const onPool: SqlTx = { query: sql, kept: keptSql }

/** A transaction on a plain connection, for the few paths where every statement counts. Rolls back on a throw. */
export async function sqlTransaction<T>(work: (tx: SqlTx) => Promise<T>): Promise<T> {
  const client = await handles().pool.connect()
  try {
    await client.query('BEGIN')
    const result = await work({
      query: async <R>(text: string, values: readonly unknown[] = []) =>
        (await client.query(text, values as unknown[])).rows as R[],
      kept: <R>(text: string, values: readonly unknown[] = []) => askKept<R>(client, text, values, Infinity),
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
  const ask = <R>(text: string, name: string | undefined, values: readonly unknown[] = []) =>
    named<R>(text, name, () => tx.$queryRawUnsafe<R[]>(text, ...values))
  return {
    query: (text, values) => ask(text, handles().names.get(text), values),
    kept: (text, values) => ask(text, nameOf(text, Infinity), values),
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
