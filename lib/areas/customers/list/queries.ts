import { businessZone } from '@/lib/core/clock'
import type { Month } from '@/lib/core/dates'
import { keptSql, sql } from '@/lib/core/db'
import { type Fen, fen, fenFromYuan, sumFen } from '@/lib/core/money'
import type { Permission } from '@/lib/core/permissions'
import { may, type Viewer } from '@/lib/core/scope'
import { maySeeColumn, shownSql } from '../columns/queries'
import { type ColumnGuard, type ListColumn, listColumn } from '../columns/rules/list-columns'
import { shownFact } from '../dossier/queries'
import { scanOf, type Wanted } from '../narrow/queries'
import { type CustomerPlace, sightOf } from '../policy'
import { type FoundRange, foundRange } from '../rules/found-range'
import { bareKeys, cursorTo, type From, type Key, type Scan } from '../scan/queries'
import { type Counted, countMatches, sumMatches, type Walked, walk } from '../walk/queries'
import { type CustomerLine, exposureOf, lineValues } from './rules/line-values'
import type { CustomerListInput, CustomerMatch } from './schema'

/** One line of the list. Amounts in fen; null where there is none or the viewer may not see it. */
export type CustomerRow = Omit<CustomerLine, 'receivable' | 'inTransit' | 'line' | 'sales'> & {
  /** Figures of credit are hidden from this viewer on this row. */
  creditHidden: boolean
  exposure: Fen | null
  receivable: Fen | null
  line: Fen | null
  sales: Fen | null
  /** Values of the further columns asked for: amounts in fen; `{ masked, shown }` where they are not for this viewer. */
  values: Readonly<Record<string, unknown>>
  /** The part of the name a search found, in UTF-16 units. */
  found: FoundRange | null
}

export type CustomerPage = {
  rows: CustomerRow[]
  /** Why the page is not all one might expect: see `Walked`. */
  note: 'stopped' | 'sorted-by-name' | null
  next: string | null
  previous: string | null
  sums: { exposure: Fen; receivable: Fen; line: Fen; sales: Fen }
  month: Month
}

/** `namePinyin`: where the list by name holds it. */
type Stored = CustomerLine & CustomerPlace & { namePinyin: string }

const LINES = 'SELECT * FROM customer_lines($1::uuid[], $2, $3)'

type Lines = { keys: Key[]; lines: Stored[] }

/** Keys and lines of a list by name in one question; null where the keys take more than that (see `bareKeys`). */
async function bareLines(viewer: Viewer, scan: Scan, from: From, limit: number): Promise<Lines | null> {
  const bare = bareKeys(viewer, scan, from, limit)
  if (!bare) return null
  const { text, values } = bare
  const lines = await keptSql<Stored>(
    `SELECT * FROM customer_lines(ARRAY(SELECT k."id" FROM (${text}) k), $${values.length + 1}, $${values.length + 2})`,
    [...values, scan.month, businessZone()],
  )
  if (from.before !== undefined) lines.reverse()
  return { keys: lines.map(({ id, namePinyin }) => ({ leg: 0, key: namePinyin, id })), lines }
}

const furtherSql = (further: string) => `
SELECT c."id", ${further} AS "further" FROM "Customer" c ${further.includes('d."facts"') ? 'LEFT JOIN "Dossier" d ON d."customerId" = c."id"' : ''}
WHERE c."id" = ANY($1::uuid[])`

/** Stands where a viewer may not see a figure. */
const HIDDEN = { masked: true, shown: '' } as const

/** A further value as it is shown: guarded facts masked whoever looks, figures without the right not at all. */
function shownValue(
  column: ListColumn,
  value: unknown,
  sight: Record<ColumnGuard, boolean>,
  plain: boolean,
): unknown {
  if (value === null || value === undefined) return null
  if (!column.guard) return value
  if (column.guard === 'credit' || column.guard === 'trade') return sight[column.guard] ? value : HIDDEN
  return plain && sight[column.guard] ? value : shownFact(column.fact!, value)
}

/** Each value by its name: to copy what a line holds and leave some out takes forty times as long. */
function seen(
  viewer: Viewer,
  line: Stored,
  columns: readonly ListColumn[],
  further: Further,
  plain: boolean,
): CustomerRow {
  const { ownerId, regionId, branchId, marketOfficeId } = line
  const sight = sightOf(viewer, { ownerId, regionId, branchId, marketOfficeId })
  const owed = line.receivable === null ? null : fenFromYuan(line.receivable)
  return {
    id: line.id, version: line.version, name: line.name, shortName: line.shortName, fileNumber: line.fileNumber,
    state: line.state, fileState: line.fileState, tier: line.tier, abc: line.abc, grade: line.grade, archive: line.archive,
    kind: line.kind, channel: line.channel, completeness: line.completeness, phone: line.phone, taxNumber: line.taxNumber,
    ownerId, ownerName: line.ownerName, unitName: line.unitName, rerateDueOn: line.rerateDueOn,
    contractUntil: line.contractUntil, lastOrderOn: line.lastOrderOn, nextVisitOn: line.nextVisitOn,
    createdOn: line.createdOn, deletedOn: line.deletedOn,
    creditHidden: !sight.credit,
    receivable: sight.credit ? owed : null,
    exposure: sight.credit && owed !== null ? exposureOf(line) : null,
    line: sight.credit && line.line !== null ? fenFromYuan(line.line) : null,
    sales: sight.trade && line.sales !== null ? fenFromYuan(line.sales) : null,
    values: Object.fromEntries(
      columns.map((column) => {
        const value = lineValues[column.id]?.(line) ?? further[column.id]
        return [column.id, shownValue(column, value, sight, plain)]
      }),
    ),
    found: null,
  } // prettier-ignore
}

type Further = Record<string, unknown>

/** Values of columns a line has not anyway, by customer. */
async function furtherValues(
  viewer: Viewer,
  ids: readonly string[],
  month: Month,
  shown: readonly ListColumn[],
): Promise<Map<string, Further>> {
  const columns = shown.filter(({ id }) => !(id in lineValues))
  if (columns.length === 0) return new Map()
  const values: unknown[] = [ids]
  const context = { viewer, month, p: { values, put: (value: unknown) => `$${values.push(value)}` } }
  const pairs = columns.map((column) => `'${column.id}', to_jsonb(${shownSql(column, context)})`)
  // Functions take a hundred arguments.
  const parts = Array.from({ length: Math.ceil(pairs.length / 40) }, (_, at) =>
    pairs.slice(at * 40, at * 40 + 40),
  )
  const further = parts.map((part) => `jsonb_build_object(${part.join(', ')})`).join(' || ')
  const rows = await sql<{ id: string; further: Further }>(furtherSql(further), values)
  return new Map(rows.map((row) => [row.id, row.further]))
}

/**
 * Rows of the given customers as this viewer may see them, in the given order, with the values of further columns.
 * `plain`: guarded facts the viewer may read come unmasked (a file whose making stays in the trail). `lines`: those of the
 * customers, where they are known already. Reach is the caller's to check.
 */
export async function customerRows(
  viewer: Viewer,
  ids: readonly string[],
  month: Month,
  columns: readonly ListColumn[] = [],
  { plain = false, lines }: { plain?: boolean; lines?: readonly Stored[] } = {},
): Promise<CustomerRow[]> {
  if (ids.length === 0) return []
  const [rows, further] = await Promise.all([
    lines ?? keptSql<Stored>(LINES, [ids, month, businessZone()]),
    furtherValues(viewer, ids, month, columns),
  ])
  return rows.map((row) => seen(viewer, row, columns, further.get(row.id) ?? {}, plain))
}

/** Further columns a list asks for; those every row has anyway are left out. */
function furtherColumns(ids: readonly string[]): ListColumn[] {
  return [...new Set(ids)].flatMap((id) => listColumn(id) ?? [])
}

/**
 * One page of the customers within reach: by name, file number, date, tier or grade; while searching the exact
 * and the beginning first. Page n costs what page 1 costs. Sums are those of the page.
 */
export async function customerList(viewer: Viewer, input: CustomerListInput): Promise<CustomerPage> {
  const scan = await scanOf(viewer, input)
  const { size } = input
  const from = { after: input.after, before: input.before, letter: input.from }
  const bare = await bareLines(viewer, scan, from, size + 1)
  const { keys, stoppedAt, sortedByName }: Walked = bare
    ? { keys: bare.keys, stoppedAt: null }
    : await walk(viewer, scan, from, size + 1)
  const backward = input.before !== undefined
  const more = keys.length > size
  const cut = <T>(all: T[]) => (more ? (backward ? all.slice(1) : all.slice(0, size)) : all)
  const page = cut(keys)
  const rows = await customerRows(
    viewer,
    page.map((key) => key.id),
    scan.month as Month,
    furtherColumns(input.columns),
    bare ? { lines: cut(bare.lines) } : {},
  )
  if (input.search) for (const row of rows) row.found = foundRange(row.name, input.search)
  const inside = backward ? true : input.after !== undefined || input.from !== undefined
  const edge = (key: Key | null | undefined, open: boolean) => (key && open ? cursorTo(key) : null)
  const first = page[0]
  return {
    rows,
    note: sortedByName ? 'sorted-by-name' : stoppedAt ? 'stopped' : null,
    next: edge(stoppedAt && !backward ? stoppedAt : page.at(-1), backward || more || stoppedAt !== null),
    previous: edge(stoppedAt && backward ? stoppedAt : first, backward ? more || stoppedAt !== null : inside),
    sums: {
      exposure: sumFen(rows.map((row) => row.exposure ?? (0 as Fen))),
      receivable: sumFen(rows.map((row) => row.receivable ?? (0 as Fen))),
      line: sumFen(rows.map((row) => row.line ?? (0 as Fen))),
      sales: sumFen(rows.map((row) => row.sales ?? (0 as Fen))),
    },
    month: scan.month as Month,
  }
}

const COUNTED_MOST = 10_000

/** How many customers a list would show, counted no further than 10,000, or than a filter without an index is asked. */
export async function customerCount(viewer: Viewer, wanted: CustomerMatch): Promise<Counted> {
  return countMatches(
    viewer,
    await scanOf(viewer, { ...wanted, sort: 'name', descending: false }),
    COUNTED_MOST,
  )
}

export type CustomerSums = { count: number; sums: Readonly<Record<string, Fen>> }

/** Sums of the amounts a list shows over all its customers, not the page alone; null where there are more than 5,000. */
export async function customerSums(
  viewer: Viewer,
  wanted: CustomerMatch,
  columnIds: readonly string[],
): Promise<CustomerSums | null> {
  const columns = furtherColumns(columnIds).filter(
    (column) => column.kind === 'money' && maySeeColumn(viewer, column),
  )
  const scan = await scanOf(viewer, { ...wanted, sort: 'name', descending: false })
  const found = await sumMatches(viewer, scan, columns)
  return (
    found && {
      count: found.count,
      sums: Object.fromEntries([...found.sums].map(([id, text]) => [id, fen(Math.round(Number(text)))])),
    }
  )
}

/** Ids of the customers a list would show, at most `most`: what “select all” stands for. */
export async function matchingCustomerIds(
  viewer: Viewer,
  wanted: Wanted,
  permission: Permission,
  most: number,
): Promise<string[]> {
  const { keys } = await walk(viewer, await scanOf(viewer, wanted, permission), {}, most, Infinity)
  return keys.map((key) => key.id)
}

export type SavedViewItem = {
  id: string
  name: string
  mine: boolean
  shared: boolean
  isDefault: boolean
  /** Stands as a tab. */
  pinned: boolean
  /** This viewer may rename, change and delete it. */
  mayChange: boolean
  state: Record<string, string>
  version: number
}

/** Saved views of a list: my own and those shared with everybody, in their order. */
export async function savedViews(viewer: Viewer, list: string): Promise<SavedViewItem[]> {
  if (!may(viewer, 'customers.read')) return []
  const rows = await keptSql<{
    id: string
    name: string
    personId: string | null
    createdBy: string
    isDefault: boolean
    pinned: boolean
    state: Record<string, string>
    version: number
  }>(
    `SELECT "id","name","personId","createdBy","isDefault","pinned","state","version" FROM "SavedView"
     WHERE "list" = $1 AND ("personId" IS NULL OR "personId" = $2::uuid) ORDER BY "personId" IS NULL, "position","createdAt","id" LIMIT 60`,
    [list, viewer.personId],
  )
  return rows.map(({ personId, createdBy, ...row }) => ({
    ...row,
    shared: personId === null,
    mine: createdBy === viewer.personId,
    mayChange: createdBy === viewer.personId || (personId === null && may(viewer, 'admin.settings')),
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
