import { businessZone, today } from '@/lib/core/clock'
import { type Month, monthOf } from '@/lib/core/dates'
import { sql } from '@/lib/core/db'
import { type Fen, fenFromYuan, sumFen } from '@/lib/core/money'
import type { Permission } from '@/lib/core/permissions'
import { may, type Viewer } from '@/lib/core/scope'
import { type CustomerPlace, sightOf } from '../policy'
import { groupFilter } from '../groups/queries'
import { countUpTo, cursorTo, type Key, resolveFilters, type Scan, scanKeys } from '../scan/queries'
import { searchWaysOf } from '../scan/rules/search-ways'
import { typedName } from '../rules/search-columns'
import type { CustomerFilters, CustomerListInput, CustomerMatch, CustomerSort } from './schema'

/** One line of the list. Amounts in fen; null where there is none or the viewer may not see it. */
export type CustomerRow = {
  id: string
  version: number
  name: string
  shortName: string | null
  fileNumber: string
  state: string
  fileState: string
  tier: number | null
  abc: string | null
  grade: number | null
  archive: string | null
  kind: string | null
  channel: string | null
  completeness: number
  phone: string | null
  taxNumber: string | null
  ownerId: string | null
  ownerName: string | null
  unitName: string
  rerateDueOn: string | null
  contractUntil: string | null
  lastOrderOn: string | null
  createdOn: string
  deletedOn: string | null
  /** Figures of credit are hidden from this viewer on this row. */
  creditHidden: boolean
  exposure: Fen | null
  receivable: Fen | null
  line: Fen | null
  sales: Fen | null
}

export type CustomerPage = {
  rows: CustomerRow[]
  next: string | null
  previous: string | null
  sums: { exposure: Fen; receivable: Fen; line: Fen; sales: Fen }
  month: Month
}

type Stored = Omit<CustomerRow, 'creditHidden' | 'exposure' | 'receivable' | 'line' | 'sales'> &
  CustomerPlace & {
    receivable: string | null
    inTransit: string | null
    line: string | null
    sales: string | null
  }

/** What stands beside a customer is looked up by key, not joined: planning a join of seven costs more than running it. */
const ROWS = `
SELECT c."id", c."version", c."name", c."shortName", c."fileNumber", c."state", c."fileState", c."tier", c."abcClass" AS "abc",
  c."creditGrade" AS "grade", c."archiveClass" AS "archive", c."kind", c."channelNature" AS "channel", c."completeness",
  c."phone", c."taxNumber", c."ownerId", c."regionId", c."branchId", c."marketOfficeId",
  (SELECT o."name" FROM "Person" o WHERE o."id" = c."ownerId") AS "ownerName",
  (SELECT u."name" FROM "Unit" u WHERE u."id" = coalesce(c."marketOfficeId", c."branchId", c."regionId")) AS "unitName",
  c."rerateDueOn"::text, c."contractUntil"::text, c."lastOrderOn"::text,
  (c."createdAt" AT TIME ZONE $3)::date::text AS "createdOn", (c."deletedAt" AT TIME ZONE $3)::date::text AS "deletedOn",
  cp."receivable"::text, cp."inTransit"::text,
  (SELECT cl."amount"::text FROM "CreditLine" cl WHERE cl."customerId" = c."id" AND cl."month" = $2) AS "line",
  (SELECT ms."amount"::text FROM "MonthlySales" ms WHERE ms."customerId" = c."id" AND ms."month" = $2) AS "sales"
FROM unnest($1::uuid[]) WITH ORDINALITY wanted("id", "at")
JOIN "Customer" c ON c."id" = wanted."id"
LEFT JOIN "CreditPosition" cp ON cp."customerId" = c."id"
ORDER BY wanted."at"`

function seen(viewer: Viewer, stored: Stored): CustomerRow {
  const { regionId, branchId, marketOfficeId, receivable, inTransit, line, sales, ...row } = stored
  const sight = sightOf(viewer, { ownerId: row.ownerId, regionId, branchId, marketOfficeId })
  const owed = receivable === null ? null : fenFromYuan(receivable)
  return {
    ...row,
    creditHidden: !sight.credit,
    receivable: sight.credit ? owed : null,
    exposure: sight.credit && owed !== null ? sumFen([owed, fenFromYuan(inTransit ?? '0')]) : null,
    line: sight.credit && line !== null ? fenFromYuan(line) : null,
    sales: sight.trade && sales !== null ? fenFromYuan(sales) : null,
  }
}

/** Rows of the given customers as this viewer may see them, in the given order. Reach is the caller's to check. */
export async function customerRows(
  viewer: Viewer,
  ids: readonly string[],
  month: Month,
): Promise<CustomerRow[]> {
  if (ids.length === 0) return []
  const rows = await sql<Stored>(ROWS, [ids, month, businessZone()])
  return rows.map((row) => seen(viewer, row))
}

type Wanted = { search: string; filters: CustomerFilters; sort: CustomerSort; descending: boolean }

/** The walk a list, its count and its export share. The recycle bin shows only what one could have opened. */
export async function scanOf(
  viewer: Viewer,
  wanted: Wanted,
  permission: Permission = 'customers.read',
): Promise<Scan> {
  const typed = wanted.search ? typedName(wanted.search) : null
  const { group } = wanted.filters
  return {
    permission: wanted.filters.deleted ? 'customers.create' : permission,
    filters: {
      ...(await resolveFilters(wanted.filters)),
      ...(group && (await groupFilter(viewer, group))),
    },
    ways: typed ? searchWaysOf(typed) : [],
    sort: wanted.sort,
    descending: wanted.descending,
    month: monthOf(today()),
  }
}

/**
 * One page of the customers within reach: by name, file number, date, tier or grade; while searching the exact
 * and the beginning first. Page n costs what page 1 costs. Sums are those of the page.
 */
export async function customerList(viewer: Viewer, input: CustomerListInput): Promise<CustomerPage> {
  const scan = await scanOf(viewer, input)
  const { size } = input
  const keys = await scanKeys(
    viewer,
    scan,
    { after: input.after, before: input.before, letter: input.from },
    size + 1,
  )
  const backward = input.before !== undefined
  const more = keys.length > size
  const page = more ? (backward ? keys.slice(1) : keys.slice(0, size)) : keys
  const rows = await customerRows(
    viewer,
    page.map((key) => key.id),
    scan.month as Month,
  )
  const inside = backward ? true : input.after !== undefined || input.from !== undefined
  const edge = (key: Key | undefined, open: boolean) => (key && open ? cursorTo(key) : null)
  return {
    rows,
    next: edge(page.at(-1), backward || more),
    previous: edge(page[0], backward ? more : inside),
    sums: {
      exposure: sumFen(rows.map((row) => row.exposure ?? (0 as Fen))),
      receivable: sumFen(rows.map((row) => row.receivable ?? (0 as Fen))),
      line: sumFen(rows.map((row) => row.line ?? (0 as Fen))),
      sales: sumFen(rows.map((row) => row.sales ?? (0 as Fen))),
    },
    month: scan.month as Month,
  }
}

/** How many customers a list would show, counted no further than 10,000 (10,001 then means more). */
export async function customerCount(viewer: Viewer, wanted: CustomerMatch): Promise<number> {
  return countUpTo(viewer, await scanOf(viewer, { ...wanted, sort: 'name', descending: false }), 10_000)
}

/** Ids of the customers a list would show, at most `most`: what “select all” stands for. */
export async function matchingCustomerIds(
  viewer: Viewer,
  wanted: Wanted,
  permission: Permission,
  most: number,
): Promise<string[]> {
  const keys = await scanKeys(viewer, await scanOf(viewer, wanted, permission), {}, most)
  return keys.map((key) => key.id)
}

export type SavedViewItem = {
  id: string
  name: string
  mine: boolean
  shared: boolean
  isDefault: boolean
  state: Record<string, string>
  version: number
}

/** Saved views of a list: my own and those shared with everybody, in their order. */
export async function savedViews(viewer: Viewer, list: string): Promise<SavedViewItem[]> {
  if (!may(viewer, 'customers.read')) return []
  const rows = await sql<{
    id: string
    name: string
    personId: string | null
    createdBy: string
    isDefault: boolean
    state: Record<string, string>
    version: number
  }>(
    `SELECT "id","name","personId","createdBy","isDefault","state","version" FROM "SavedView"
     WHERE "list" = $1 AND ("personId" IS NULL OR "personId" = $2::uuid) ORDER BY "position","createdAt","id" LIMIT 40`,
    [list, viewer.personId],
  )
  return rows.map(({ personId, createdBy, ...row }) => ({
    ...row,
    shared: personId === null,
    mine: createdBy === viewer.personId,
  }))
}

export type UnitChoice = { id: string; name: string; kind: string; parentId: string | null; code: string }

/** Regions, branches and market offices in use, for filters and for opening a file. */
export async function salesUnits(): Promise<UnitChoice[]> {
  return sql<UnitChoice>(
    `SELECT "id","name","kind","parentId","code" FROM "Unit"
     WHERE "kind" IN ('region','branch','market-office') AND "endedOn" IS NULL ORDER BY "path" LIMIT 2000`,
  )
}

/** Names of people by their ids, for filters already chosen. */
export async function namesOf(ids: readonly string[]): Promise<{ value: string; label: string }[]> {
  if (ids.length === 0) return []
  return sql<{ value: string; label: string }>(
    `SELECT "id" AS "value","name" AS "label" FROM "Person" WHERE "id" = ANY($1::uuid[])`,
    [ids],
  )
}
