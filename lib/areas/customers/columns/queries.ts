import { businessZone } from '@/lib/core/clock'
import type { Permission } from '@/lib/core/permissions'
import type { Viewer } from '@/lib/core/scope'
import { likeText, type SqlParams } from '@/lib/core/sql-params'
import { reachArms } from '../policy'
import type { Condition } from './rules/conditions'
import type { ColumnGuard, ListColumn } from './rules/list-columns'

const PERMISSION: Record<ColumnGuard, Permission> = {
  credit: 'credit.read',
  trade: 'trade.read',
  personal: 'customers.read-personal',
  bank: 'customers.read-bank',
}

/** Is a row within reach of a permission, as a condition beside others (not the way rows are found). */
export function reachSql(viewer: Viewer, permission: Permission, alias: string, p: SqlParams): string {
  const arms = reachArms(viewer, permission)
  if (arms === 'all') return 'true'
  const parts = arms.map(({ column, ids, lowest }) => {
    const at = `${alias}."${column}" = ANY(${p.put([...ids])}::uuid[])`
    return lowest
      ? `(${at} AND ${alias}."${column === 'regionId' ? 'branchId' : 'marketOfficeId'}" IS NULL)`
      : at
  })
  return parts.length > 0 ? `(${parts.join(' OR ')})` : 'false'
}

/** What surrounds a column's SQL: who asks, the month of lines and sales, and the values collected so far. */
export type ColumnContext = { viewer: Viewer; month: string; p: SqlParams }

const LINE = (what: string, { month, p }: ColumnContext) =>
  `(SELECT ${what} FROM "CreditLine" cl WHERE cl."customerId" = c."id" AND cl."month" = ${p.put(month)})`
const POSITION = (what: string) => `(SELECT ${what} FROM "CreditPosition" cp WHERE cp."customerId" = c."id")`
const EXPOSURE = `coalesce(${POSITION('(cp."receivable" + cp."inTransit") * 100')}, 0)`
const unitName = (column: string) => `(SELECT u."name" FROM "Unit" u WHERE u."id" = c."${column}")`

const OWN: Readonly<Record<string, (context: ColumnContext) => string>> = {
  name: () => `c."name"`,
  file: () => `c."fileNumber"`,
  shortName: () => `c."shortName"`,
  formerNames: () => `nullif(array_to_string(c."formerNames", '，'), '')`,
  tier: () => `c."tier"`,
  abc: () => `c."abcClass"`,
  grade: () => `c."creditGrade"`,
  archive: () => `c."archiveClass"`,
  kind: () => `c."kind"`,
  channel: () => `c."channelNature"`,
  state: () => `c."state"`,
  group: ({ viewer, p }) =>
    `(SELECT g."name" FROM "Customer" g WHERE g."id" = c."groupRootId" AND ${reachSql(viewer, 'customers.read', 'g', p)})`,
  taxNumber: () => `c."taxNumber"`,
  phone: () => `c."phone"`,
  address: () => `c."address"`,
  unit: () => `(SELECT u."name" FROM "Unit" u WHERE u."id" = coalesce(c."marketOfficeId", c."branchId", c."regionId"))`,
  region: () => unitName('regionId'),
  branch: () => unitName('branchId'),
  office: () => unitName('marketOfficeId'),
  owner: () => `(SELECT o."name" FROM "Person" o WHERE o."id" = c."ownerId")`,
  exposure: () => EXPOSURE,
  receivable: () => POSITION('cp."receivable" * 100'),
  overdue: () => POSITION('cp."overdue" * 100'),
  line: (context) => LINE('cl."amount" * 100', context),
  used: (context) => LINE(`trunc(${EXPOSURE} / nullif(cl."amount", 0), 1)`, context),
  available: (context) =>
    LINE(`CASE WHEN cl."frozenAt" IS NULL THEN greatest(0, cl."amount" * 100 - ${EXPOSURE}) ELSE 0 END`, context),
  sales: ({ month, p }) =>
    `(SELECT ms."amount" * 100 FROM "MonthlySales" ms WHERE ms."customerId" = c."id" AND ms."month" = ${p.put(month)})`,
  lastOrder: () => `c."lastOrderOn"::text`,
  contract: () => `c."contractUntil"::text`,
  lastVisit: () => `c."lastVisitOn"::text`,
  nextVisit: () => `c."nextVisitOn"::text`,
  fileState: () => `c."fileState"`,
  completeness: () => `c."completeness"`,
  missing: () => `c."missingCount"`,
  paymentTerms: () => `c."paymentTerms"`,
  website: () => `c."website"`,
  email: () => `c."email"`,
  claims: () => `(SELECT count(*) FROM "FactClaim" fc WHERE fc."customerId" = c."id" AND fc."state" = 'open')::int`,
  papers: () => `((SELECT count(*) FROM "FormEntry" e WHERE e."customerId" = c."id" AND e."state" = 'submitted')
    + (SELECT count(*) FROM "CustomerChange" x WHERE x."customerId" = c."id" AND x."state" IN ('pending', 'returned')))::int`,
  rerate: () => `c."rerateDueOn"::text`,
  reviewDue: () => `c."reviewDueOn"::text`,
  observed: () => `c."observedUntil"::text`,
  created: ({ p }) => `(c."createdAt" AT TIME ZONE ${p.put(businessZone())})::date::text`,
} // prettier-ignore

/** Facts are stored as typed JSON; anything of another type counts as empty, never as an error. */
function factSql({ fact: id, kind }: ListColumn): string {
  const value = `d."facts"->'${id}'`
  switch (kind) {
    case 'number':
    case 'money':
      return `CASE WHEN jsonb_typeof(${value}) = 'number' THEN (d."facts"->>'${id}')::numeric END`
    case 'count':
      return `CASE WHEN jsonb_typeof(${value}) = 'array' THEN jsonb_array_length(${value}) ELSE 0 END`
    case 'contact':
      return `nullif(concat_ws(' ', ${value}->>'name', ${value}->>'title', ${value}->>'phone'), '')`
    case 'ref':
      return `${value}->>'label'`
    default:
      return `d."facts"->>'${id}'`
  }
}

/** The value of a column as it is compared and sorted: amounts in fen, dates as text. Unguarded. */
export function keySql(column: ListColumn, context: ColumnContext): string {
  return OWN[column.id]?.(context) ?? factSql(column)
}

/** What the list shows of a column: the stored value of a fact, else what is compared. */
export function shownSql(column: ListColumn, context: ColumnContext): string {
  return OWN[column.id]?.(context) ?? `d."facts"->'${column.fact}'`
}

/** The same, nothing where the viewer may not see the row's figures. */
export function guardedKeySql(column: ListColumn, context: ColumnContext): string {
  const key = keySql(column, context)
  if (!column.guard) return key
  return `CASE WHEN ${reachSql(context.viewer, PERMISSION[column.guard], 'c', context.p)} THEN ${key} END`
}

/** Does the viewer hold the right behind a column anywhere? */
export function maySeeColumn(viewer: Viewer, { guard }: ListColumn): boolean {
  return guard === undefined || viewer.reach.has(PERMISSION[guard])
}

const NUMBERS: readonly string[] = ['number', 'percent', 'money', 'count']

function bareConditionSql({ column, op, values }: Condition, context: ColumnContext): string {
  const key = keySql(column, context)
  const put = context.p.put
  if (op === 'none') return `${key} IS NULL`
  if (op === 'idle') return `(${key} IS NULL OR (${key}) COLLATE "C" < ${put(values[0])}::text)`
  if (op === 'any') return `${key} IS NOT NULL`
  if (op === 'has')
    return `lower(normalize(${key}, NFKC)) LIKE ${put(`%${likeText(String(values[0]).normalize('NFKC').toLowerCase())}%`)}`
  if (op === 'in')
    return column.kind === 'many'
      ? `d."facts"->'${column.fact}' ?| ${put(values.map(String))}::text[]`
      : `(${key})::text = ANY(${put(values.map(String))}::text[])`
  const type = NUMBERS.includes(column.kind) ? 'numeric' : 'text'
  const sign = op === 'from' ? '>=' : '<='
  // Text of days and months sorts as they do; a moment of the last day still lies in it.
  const bound = op === 'to' && type === 'text' ? `${values[0]}\u{10FFFF}` : values[0]
  return type === 'text'
    ? `(${key}) COLLATE "C" ${sign} ${put(bound)}::text`
    : `(${key}) ${sign} ${put(bound)}::numeric`
}

/** A condition; rows whose value the viewer may not see are not found by it. */
export function conditionSql(condition: Condition, context: ColumnContext): string {
  const { guard } = condition.column
  const bare = `(${bareConditionSql(condition, context)})`
  return guard ? `(${reachSql(context.viewer, PERMISSION[guard], 'c', context.p)} AND ${bare})` : bare
}

/** Columns with an index of their own that finds rare values fast. */
const DUE: Readonly<Record<string, string>> = {
  rerate: 'rerateDueOn',
  reviewDue: 'reviewDueOn',
  nextVisit: 'nextVisitOn',
}
const LEVEL: Readonly<Record<string, string>> = { state: 'state', tier: 'tier', grade: 'creditGrade' }

/**
 * A statement that finds the customers of one condition by an index, at most `most`; null where no index knows it.
 * Unguarded conditions only: what it finds is narrowed to the reach afterwards.
 */
export function rareSql({ column, op, values }: Condition, most: number, p: SqlParams): string | null {
  if (column.guard) return null
  const due = DUE[column.id]
  if (due && (op === 'from' || op === 'to'))
    return `SELECT "id" FROM "Customer" WHERE "${due}" ${op === 'from' ? '>=' : '<='} ${p.put(values[0])}::date LIMIT ${p.put(most)}`
  // The open ones have an index of their own, in the order they are counted by.
  if (column.id === 'claims' && op === 'from' && Number(values[0]) > 0)
    return `SELECT "customerId" AS "id" FROM "FactClaim" WHERE "state" = 'open' GROUP BY 1 HAVING count(*) >= ${p.put(values[0])}::int LIMIT ${p.put(most)}`
  const level = LEVEL[column.id]
  if (level && op === 'in')
    return `SELECT "id" FROM "Customer" WHERE "${level}" = ANY(${p.put(values)}::${level === 'state' ? 'text' : 'int'}[]) LIMIT ${p.put(most)}`
  const isCode =
    op === 'in' && column.fact !== undefined && ['choice', 'level', 'many', 'flag'].includes(column.kind)
  if (!isCode || OWN[column.id]) return null
  const stored = (value: string | number) => {
    if (column.kind === 'level') return Number(value)
    if (column.kind === 'flag') return value === 'true'
    return column.kind === 'many' ? [value] : value
  }
  const any = values.map(
    (value) => `"facts" @> ${p.put(JSON.stringify({ [column.fact!]: stored(value) }))}::jsonb`,
  )
  return `SELECT "customerId" AS "id" FROM "Dossier" WHERE ${any.join(' OR ')} LIMIT ${p.put(most)}`
}
