import { ratedCustomer } from '@/lib/areas/grading/queries'
import { today } from '@/lib/core/clock'
import { type Month, monthOf } from '@/lib/core/dates'
import { fenOf, onPool, sql } from '@/lib/core/db'
import { type Fen, ZERO } from '@/lib/core/money'
import type { Page, PageAsked } from '@/lib/core/paging'
import type { Viewer } from '@/lib/core/scope'
import { mayReadCredit } from '../policy'
import { type AppliedLine, applicationsOf } from '../sheets/queries'

export type LineOfMonth = {
  month: Month
  amountFen: Fen
  grade: number
  frozen: boolean
  frozenReason: string | null
}

export type LedgerRow = {
  seq: number
  date: string
  kind: string
  receivableFen: Fen
  inTransitFen: Fen
  exposureFen: Fen
  lineFen: Fen | null
  source: string | null
  person: string | null
}

export type CustomerCredit = {
  customerId: string
  customerName: string
  grade: number | null
  month: Month
  line: LineOfMonth | null
  receivableFen: Fen
  inTransitFen: Fen
  overdueFen: Fen
  lines: LineOfMonth[]
  applications: Page<AppliedLine & { month: Month }>
  /** `of`: the record the rows belong to. `next` and `previous` are what `before` is of the pages beside it; previous 0 is the newest. */
  ledger: { of: string; rows: LedgerRow[]; next: number | null; previous: number | null }
  /** Records merged into this one whose settled ledgers stay with them. */
  merged: MergedLedger[]
}

export type MergedLedger = { id: string; name: string; fileNumber: string; entries: number; lastOn: string }

const PAGE = 30

async function ledgerPage(customerId: string, before: number | null): Promise<CustomerCredit['ledger']> {
  const rows = await sql<
    Omit<LedgerRow, 'receivableFen' | 'inTransitFen' | 'exposureFen' | 'lineFen'> & {
      receivable: string
      transit: string
      exposure: string
      line: string | null
    }
  >(
    `SELECT l."seq",l."date"::text,l."kind",l."receivable"::text,l."inTransit"::text AS transit,l."exposure"::text,l."line"::text,
       coalesce(o."number",r."number") AS source,p."name" AS person
     FROM "LedgerEntry" l LEFT JOIN "ShippingOrder" o ON l."sourceType"='order' AND o."id"=l."sourceId" LEFT JOIN "Receipt" r ON l."sourceType"='receipt' AND r."id"=l."sourceId"
     LEFT JOIN "Person" p ON p."id"=l."personId" WHERE l."customerId"=$1::uuid AND ($2::int IS NULL OR l."seq"<$2::int) ORDER BY l."seq" DESC LIMIT ${PAGE + 1}`,
    [customerId, before],
  )
  const shown = rows.slice(0, PAGE).map(({ receivable, transit, exposure, line, ...rest }) => ({
    ...rest,
    receivableFen: fenOf(receivable),
    inTransitFen: fenOf(transit),
    exposureFen: fenOf(exposure),
    lineFen: line === null ? null : fenOf(line),
  }))
  return {
    of: customerId,
    rows: shown,
    next: rows.length > PAGE ? shown.at(-1)!.seq : null,
    previous: before === null ? null : await newerPage(customerId, before),
  }
}

/** A ledger has no gaps: the page of newer rows ends so many numbers higher, or is the newest. */
async function newerPage(customerId: string, before: number): Promise<number> {
  const [position] = await sql<{ last: number }>(
    `SELECT "lastSeq" AS last FROM "CreditPosition" WHERE "customerId"=$1::uuid`,
    [customerId],
  )
  return before + PAGE > (position?.last ?? 0) ? 0 : before + PAGE
}

/** Ledgers are numbered without gaps and never move: those of merged records are settled and read where they stand. */
async function mergedLedgers(customerId: string): Promise<MergedLedger[]> {
  return sql<MergedLedger>(
    `SELECT c."id"::text,c."name",c."fileNumber",l."seq" AS entries,l."date"::text AS "lastOn"
     FROM unnest(records_of($1::uuid)) AS record(id) JOIN "Customer" c ON c."id"=record.id AND c."id"<>$1::uuid
     CROSS JOIN LATERAL (SELECT e."seq",e."date" FROM "LedgerEntry" e WHERE e."customerId"=c."id" ORDER BY e."seq" DESC LIMIT 1) l
     ORDER BY l."date" DESC,c."id"`,
    [customerId],
  )
}

/**
 * 授信 of a customer: this month's line against what he owes, earlier lines, applications, a page of the ledger before
 * `seq`; with `of` the ledger of a record that was merged into it. Null when out of reach.
 */
export async function customerCredit(
  viewer: Viewer,
  customerId: string,
  before: number | null,
  of: string | null = null,
  applications: PageAsked = {},
): Promise<CustomerCredit | null> {
  const customer = await ratedCustomer(onPool, customerId)
  if (!customer || !mayReadCredit(viewer, customer)) return null
  const merged = await mergedLedgers(customerId)
  if (of !== null && !merged.some(({ id }) => id === of)) return null
  const month = monthOf(today())
  const [position] = await sql<{ receivable: string; transit: string; overdue: string }>(
    `SELECT "receivable"::text,"inTransit"::text AS transit,"overdue"::text FROM "CreditPosition" WHERE "customerId"=$1::uuid`,
    [customerId],
  )
  const lines = (
    await sql<Omit<LineOfMonth, 'amountFen'> & { amount: string }>(
      `SELECT "month","amount"::text,"grade","frozenAt" IS NOT NULL AS frozen,"frozenReason" FROM "CreditLine" WHERE "customerId"=$1::uuid ORDER BY "month" DESC LIMIT 24`,
      [customerId],
    )
  ).map(({ amount, ...rest }): LineOfMonth => ({ ...rest, amountFen: fenOf(amount) }))
  return {
    customerId,
    customerName: customer.name,
    grade: customer.creditGrade,
    month,
    line: lines.find((line) => line.month === month) ?? null,
    receivableFen: position ? fenOf(position.receivable) : ZERO,
    inTransitFen: position ? fenOf(position.transit) : ZERO,
    overdueFen: position ? fenOf(position.overdue) : ZERO,
    lines,
    applications: await applicationsOf(customerId, applications),
    ledger: await ledgerPage(of ?? customerId, before),
    merged,
  }
}
