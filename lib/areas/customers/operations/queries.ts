import { today } from '@/lib/core/clock'
import { type Month, month as monthFrom, monthOf, plusMonths } from '@/lib/core/dates'
import { onPool, sql, type SqlTx } from '@/lib/core/db'
import { type Fen, fenFromYuan } from '@/lib/core/money'
import type { Viewer } from '@/lib/core/scope'
import { settingsAsOf } from '@/lib/core/settings'
import { customerSettings } from '../contributes'
import { type CustomerPlace, mayOnCustomer, sightOf } from '../policy'
import { customerPlace } from '../queries'
import { changeOf } from './rules/marked-change'
import type { ImportantChange } from './schema'

export type OperatingRow = {
  id: string
  version: number
  month: Month
  summary: string
  sales: Fen | null
  purchases: Fen | null
  stock: Fen | null
  changes: ImportantChange[]
  changesNote: string | null
  reason: string | null
  recordedBy: string
  updatedAt: string
}

type Row = Omit<OperatingRow, 'sales' | 'purchases' | 'stock' | 'updatedAt'> & {
  sales: string | null; purchases: string | null; stock: string | null; updatedAt: Date
} // prettier-ignore

const READ = `SELECT r."id",r."version",r."month",r."summary",r."sales"::text,r."purchases"::text,r."stock"::text,r."changes",r."changesNote",r."reason",
  p."name" AS "recordedBy",r."updatedAt" FROM "OperatingRecord" r LEFT JOIN "Person" p ON p."id"=r."createdBy"`
const MONTHS = 24

const amountOf = (yuan: string | null) => (yuan === null ? null : fenFromYuan(yuan))

function rowOf(row: Row): OperatingRow {
  return {
    ...row,
    sales: amountOf(row.sales),
    purchases: amountOf(row.purchases),
    stock: amountOf(row.stock),
    updatedAt: row.updatedAt.toISOString(),
  }
}

export type OperatingList = {
  rows: OperatingRow[]
  /** Our sales to it by month, oldest first, thirteen months; null: hidden. */
  ours: { month: Month; amount: Fen; change: number | null }[] | null
  /** From this change on, in per cent, the reason must be told. */
  limit: number
  mayKeep: boolean
}

/** A12: the records of a customer's months, newest first, beside what it bought from us. Null beyond reach. */
export async function operatingRecords(viewer: Viewer, customerId: string): Promise<OperatingList | null> {
  const place = await customerPlace(viewer, customerId)
  if (!place) return null
  const last = monthOf(today())
  const [rows, sales, settings] = await Promise.all([
    sql<Row>(`${READ} WHERE r."customerId"=$1::uuid ORDER BY r."month" DESC LIMIT ${MONTHS}`, [customerId]),
    sightOf(viewer, place).trade ? boughtIn(onPool, customerId, plusMonths(last, -13), last) : null,
    settingsAsOf(onPool, today()),
  ])
  const months = Array.from({ length: 13 }, (_, back) => plusMonths(last, back - 12))
  return {
    rows: rows.map(rowOf),
    ours:
      sales &&
      months.map((one) => ({
        month: one,
        amount: sales.get(one) ?? (0 as Fen),
        change: one === last ? null : turnoverChange(sales, one),
      })),
    limit: settings.valueOf(customerSettings, 'customers.marked-change'),
    mayKeep: mayOnCustomer(viewer, 'customers.edit', place),
  }
}

/** One month's record. Null beyond reach, and where there is none. */
export async function operatingRecord(
  viewer: Viewer,
  customerId: string,
  month: string,
): Promise<OperatingRow | null> {
  if (!(await customerPlace(viewer, customerId))) return null
  const [row] = await sql<Row>(`${READ} WHERE r."customerId"=$1::uuid AND r."month"=$2`, [customerId, month])
  return row ? rowOf(row) : null
}

/** What a customer bought from us, by month. */
async function boughtIn(run: SqlTx, customerId: string, from: Month, to: Month): Promise<Map<string, Fen>> {
  const rows = await run.query<{ month: string; amount: string }>(
    `SELECT "month","amount"::text FROM "MonthlySales" WHERE "customerId"=$1::uuid AND "month" BETWEEN $2 AND $3`,
    [customerId, from, to],
  )
  return new Map(rows.map((row) => [row.month, fenFromYuan(row.amount)]))
}

function turnoverChange(sales: ReadonlyMap<string, Fen>, month: Month): number | null {
  return changeOf(sales.get(plusMonths(month, -1)) ?? null, sales.get(month) ?? null)
}

export type OperatingFacts = {
  customer: CustomerPlace & { id: string; name: string }
  stored: { id: string; version: number } | null
  /** Change of turnover against the month before, in per cent; the customer's own sales where ours are not known. */
  change: number | null
}

/** What a month's record is judged by, the customer locked. */
export async function lockOperating(
  tx: SqlTx,
  customerId: string,
  month: string,
  sales: string | null,
): Promise<OperatingFacts | null> {
  const [customer] = await tx.query<OperatingFacts['customer']>(
    `SELECT "id","name","ownerId","regionId","branchId","marketOfficeId" FROM "Customer" WHERE "id"=$1::uuid AND "deletedAt" IS NULL FOR UPDATE`,
    [customerId],
  )
  if (!customer) return null
  const of = monthFrom(month)
  const before = plusMonths(of, -1)
  const ours = await boughtIn(tx, customerId, before, of)
  const rows = await tx.query<{ id: string; version: number; month: string; sales: string | null }>(
    `SELECT "id","version","month","sales"::text FROM "OperatingRecord" WHERE "customerId"=$1::uuid AND "month"=ANY($2)`,
    [customerId, [before, month]],
  )
  const own = rows.find((row) => row.month === before)?.sales ?? null
  const known = ours.has(before) && ours.has(of)
  const compared = known ? turnoverChange(ours, of) : changeOf(amountOf(own), amountOf(sales))
  return {
    customer,
    stored: rows.find((row) => row.month === month) ?? null,
    // The running month is not over: nothing is said of it yet.
    change: of === monthOf(today()) ? null : compared,
  }
}
