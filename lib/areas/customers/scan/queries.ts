import { sql } from '@/lib/core/db'
import { cursorOf, keyOf, keyParts } from '@/lib/core/paging'
import type { Permission } from '@/lib/core/permissions'
import type { Viewer } from '@/lib/core/scope'
import { type SqlParams, sqlParams } from '@/lib/core/sql-params'
import { isUuid } from '@/lib/core/uuid'
import type { Condition } from '../columns/rules/conditions'
import type { CustomerFilters, CustomerSort } from '../list/schema'
import { type ReachArm, reachArms, type ReachColumn } from '../policy'
import { sortOf, wayCondition } from '../search/queries'
import type { SearchWay } from '../search/rules/search-ways'

/** What is walked: the customers within reach that meet the filters, by one order or by the ways of a search. */
export type Scan = {
  permission: Permission
  filters: ResolvedFilters
  /** Conditions no index walks along, asked row by row within bounds. */
  conditions: readonly Condition[]
  ways: readonly SearchWay[]
  sort: CustomerSort
  descending: boolean
  month: string
}

/** Filters an index walks along; all others are conditions asked of each row (see `walk`). */
export type ResolvedFilters = Pick<CustomerFilters, 'owner' | 'unowned' | 'importId' | 'deleted'> & {
  /** Only these. */
  ids?: readonly string[]
  /** The top of their group. */
  groupRootId?: string
  units?: { column: ReachColumn; ids: string[] }[]
  /** One level or state: its index stands in the order of names. */
  level?: { column: 'state' | 'tier' | 'creditGrade'; value: string | number }
}

type DueColumn = 'nextVisitOn' | 'reviewDueOn' | 'rerateDueOn'
type SortColumn = 'namePinyin' | 'nameInitials' | 'fileNumber' | 'createdAt' | DueColumn
/** One walk along one index: a condition (null = none) and the column its rows are sorted by. */
export type Leg = {
  where: (p: SqlParams) => string | null
  sort: SortColumn
  ascending?: true
  /** Leaves out what earlier legs find too; none where legs have no row in common. */
  apart?: (p: SqlParams) => string
}

const TYPES: Partial<Record<SortColumn, string>> = {
  createdAt: 'timestamptz',
  nextVisitOn: 'date',
  reviewDueOn: 'date',
  rerateDueOn: 'date',
}

/** Legs of a search: each way, less what earlier ways find. */
function searchLegs(ways: readonly SearchWay[]): Leg[] {
  return ways.map((way, at) => ({
    sort: sortOf(way),
    where: (p) => wayCondition(way, p),
    ...(at > 0 && {
      apart: (p: SqlParams) =>
        ways
          .slice(0, at)
          .map((found) => `(${wayCondition(found, p)}) IS NOT TRUE`)
          .join(' AND '),
    }),
  }))
}

/** Legs of a sort by level: one a level, each in the order of names. */
function levelLegs(column: 'tier' | 'creditGrade', descending: boolean): Leg[] {
  const levels: (number | null)[] = [1, 2, 3, 4, 5]
  const order = descending ? [...levels.reverse(), null] : [...levels, null]
  return order.map((level) => ({
    sort: 'namePinyin',
    where: (p) => (level === null ? `c."${column}" IS NULL` : `c."${column}" = ${p.put(level)}`),
  }))
}

/** Legs of a sort by a day that may be missing: those that have one, then the others by name. */
function dueLegs(column: DueColumn): Leg[] {
  return [
    { sort: column, where: () => `c."${column}" IS NOT NULL` },
    { sort: 'namePinyin', ascending: true, where: () => `c."${column}" IS NULL` },
  ]
}

const DUE: Partial<Record<CustomerSort, DueColumn>> = {
  nextVisit: 'nextVisitOn',
  reviewDue: 'reviewDueOn',
  rerate: 'rerateDueOn',
}

const PLAIN: Partial<Record<CustomerSort, SortColumn>> = {
  name: 'namePinyin',
  file: 'fileNumber',
  created: 'createdAt',
}

export function legsOf(scan: Scan): { legs: Leg[]; descending: boolean } {
  if (scan.ways.length > 0) return { legs: searchLegs(scan.ways), descending: false }
  if (scan.sort === 'tier') return { legs: levelLegs('tier', scan.descending), descending: false }
  if (scan.sort === 'grade') return { legs: levelLegs('creditGrade', scan.descending), descending: false }
  const due = DUE[scan.sort]
  if (due) return { legs: dueLegs(due), descending: scan.descending }
  return {
    legs: [{ sort: PLAIN[scan.sort] ?? 'namePinyin', where: () => null }],
    descending: scan.descending,
  }
}

/** Conditions every walk carries in its index: few, selective, or in the order of the walk. */
function filterConditions(filters: ResolvedFilters, p: SqlParams): string[] {
  const conditions = [filters.deleted ? `c."deletedAt" IS NOT NULL` : `c."deletedAt" IS NULL`]
  const oneOf = (column: string, values: readonly (string | number)[] | undefined, type: string) => {
    if (values?.length === 1) conditions.push(`c."${column}" = ${p.put(values[0])}::${type}`)
    else if (values?.length) conditions.push(`c."${column}" = ANY(${p.put([...values])}::${type}[])`)
  }
  if (filters.ids) conditions.push(`c."id" = ANY(${p.put([...filters.ids])}::uuid[])`)
  if (filters.groupRootId) conditions.push(`c."groupRootId" = ${p.put(filters.groupRootId)}::uuid`)
  if (filters.level)
    oneOf(filters.level.column, [filters.level.value], filters.level.column === 'state' ? 'text' : 'int')
  oneOf('ownerId', filters.owner, 'uuid')
  if (filters.unowned) conditions.push(`c."ownerId" IS NULL`)
  if (filters.units) {
    const places = filters.units.map(({ column, ids }) => `c."${column}" = ANY(${p.put(ids)}::uuid[])`)
    conditions.push(places.length > 0 ? `(${places.join(' OR ')})` : 'false')
  }
  if (filters.importId) conditions.push(`c."importId" = ${p.put(filters.importId)}::uuid`)
  return conditions
}

function armCondition(arm: ReachArm, p: SqlParams): string {
  const lower = arm.column === 'regionId' ? 'branchId' : 'marketOfficeId'
  const at =
    arm.ids.length === 1
      ? `c."${arm.column}" = ${p.put(arm.ids[0])}::uuid`
      : `c."${arm.column}" = ANY(${p.put(arm.ids)}::uuid[])`
  return arm.lowest ? `${at} AND c."${lower}" IS NULL` : at
}

/**
 * Small reaches are taken whole and sorted: walking an order that knows nothing of the reach would pass a
 * million strangers first (file numbers of a branch lie together). The empty addition keeps the planner off it.
 */
function sortedBy(sort: SortColumn, arm: ReachArm | null): string {
  const column = `c."${sort}"`
  if (sort === 'namePinyin' || arm === null || arm.column === 'regionId') return column
  if (sort === 'createdAt') return `(${column} + interval '0')`
  return TYPES[sort] === 'date' ? `(${column} + 0)` : `(${column} || '')`
}

export type Key = { leg: number; key: string; id: string }

/** A place in a walk of so many legs; null when the cursor is damaged or belongs to another walk. */
export function placeOf(cursor: string | undefined, legs: number): Key | null {
  if (!cursor) return null
  const [leg, key, id] = keyOf(cursor, 3) ?? []
  if (typeof leg !== 'number' || typeof key !== 'string' || typeof id !== 'string') return null
  const fits = Number.isInteger(leg) && leg >= 0 && leg < legs && !key.includes('\0')
  return fits && isUuid(id) ? { leg, key, id } : null
}

/** Can the key of a cursor stand for a value of this column? One of a walk in another order may not. */
function isKeyOf(sort: SortColumn, key: string): boolean {
  const type = TYPES[sort]
  if (type === undefined) return true
  if (!/^[1-9]/.test(key)) return false
  return type === 'date' ? keyParts.day(key) : keyParts.moment(key.replace(/\+00$/, 'Z'))
}

/** Where a walk begins, and the row it goes on from; null where it begins anew. */
export function beginningOf(legs: readonly Leg[], from: From): { place: Key | null; start: number } {
  const place = placeOf(from.before ?? from.after, legs.length)
  if (place && isKeyOf(legs[place.leg]!.sort, place.key)) return { place, start: place.leg }
  return { place: null, start: from.before === undefined ? 0 : legs.length - 1 }
}

export function cursorTo(key: Key): string {
  return cursorOf([key.leg, key.key, key.id])
}

export type Step = {
  leg: Leg
  from?: { key: string; id?: string; inclusive?: boolean }
  backward: boolean
  limit: number
  /** Whoever asks knows what earlier legs hold and leaves it out himself. */
  overlapping?: true
}

type Statement = { text: string; values: unknown[] }

/** One statement of the walk: every reach arm on its own index, joined and cut to `limit`. */
export function legStatement(viewer: Viewer, scan: Scan, step: Step, descending: boolean): Statement | null {
  const p = sqlParams()
  const text = legText(viewer, scan, step, descending, p)
  return text === null ? null : { text, values: p.values }
}

/**
 * Several legs as one statement, which costs less than a question a leg. PostgreSQL reads the parts of a UNION ALL in
 * turn and stops at the limit: a leg is walked only when those before it did not fill the page. Rows carry the nth of
 * the given legs.
 */
function legsStatement(
  viewer: Viewer,
  scan: Scan,
  steps: readonly Step[],
  descending: boolean,
): Statement | null {
  const p = sqlParams()
  const texts: string[] = []
  for (const step of steps) {
    const text = legText(viewer, scan, step, descending, p)
    if (text === null) return null
    texts.push(`(SELECT ${texts.length} AS "nth", walked.* FROM (${text}) walked)`)
  }
  return { text: `${texts.join(' UNION ALL ')} LIMIT ${p.put(steps[0]!.limit)}`, values: p.values }
}

function legText(viewer: Viewer, scan: Scan, step: Step, descending: boolean, p: SqlParams): string | null {
  const arms = reachArms(viewer, scan.permission)
  if (arms !== 'all' && arms.length === 0) return null
  const { sort } = step.leg
  const type = TYPES[sort] ?? 'text'
  const up = (descending && !step.leg.ascending) === step.backward
  const conditions = filterConditions(scan.filters, p)
  const own = step.leg.where(p)
  if (own) conditions.push(own)
  if (step.leg.apart && !step.overlapping) conditions.push(step.leg.apart(p))
  if (step.from) {
    const sign = up ? '>' : '<'
    const key = `${p.put(step.from.key)}::${type}`
    if (step.from.id) conditions.push(`(c."${sort}", c."id") ${sign} (${key}, ${p.put(step.from.id)}::uuid)`)
    else conditions.push(`c."${sort}" ${sign}= ${key}`)
  }
  const order = up ? 'ASC' : 'DESC'
  const limit = p.put(step.limit)
  const one = (arm: ReachArm | null) =>
    `SELECT c."id", c."${sort}" AS "key" FROM "Customer" c WHERE ${[...(arm ? [armCondition(arm, p)] : []), ...conditions].join(' AND ')}
     ORDER BY ${sortedBy(sort, arm)} ${order}, c."id" ${order} LIMIT ${limit}`
  const parts = arms === 'all' ? [one(null)] : arms.map(one)
  const shown =
    sort === 'createdAt'
      ? `to_char("key", 'YYYY-MM-DD"T"HH24:MI:SS.MSOF')`
      : type === 'date'
        ? '"key"::text'
        : '"key"'
  return parts.length === 1
    ? `SELECT "id", ${shown} AS "key" FROM (${parts[0]}) one`
    : `SELECT "id", ${shown} AS "key" FROM (${parts.map((part) => `(${part})`).join(' UNION ')}) joined
       ORDER BY joined."key" ${order}, "id" ${order} LIMIT ${limit}`
}

/** How many legs go into one statement: of a search all, but four digits nearly always mean a telephone, and fill a page. */
function togetherOf({ ways }: Scan, first: number): number {
  if (ways.length === 0) return 1
  const phone = ways.findIndex(({ kind }) => kind === 'phone-tail')
  return phone >= first ? phone - first + 1 : ways.length
}

export type From = { after?: string; before?: string; letter?: string }

/**
 * Keys of at most `limit` customers from a place on, in the order of the list. A damaged cursor starts anew.
 * With `before` the rows just ahead of it, still in the order of the list.
 */
export async function scanKeys(viewer: Viewer, scan: Scan, from: From, limit: number): Promise<Key[]> {
  const { legs, descending } = legsOf(scan)
  const backward = from.before !== undefined
  const { place, start } = beginningOf(legs, from)
  const turns = legs.map((leg, at) => ({ leg, at })).slice(...(backward ? [0, start + 1] : [start]))
  if (backward) turns.reverse()
  // From the beginning on all that earlier legs hold is known; from a place on it must be left out by condition.
  let apart = place !== null || backward || from.letter !== undefined
  const found = new Map<string, Key>()
  let behind: Key | null = place
  while (turns.length > 0 && found.size < limit) {
    const asked = turns.slice(0, togetherOf(scan, turns[0]!.at))
    const wanted = limit - found.size
    const steps = asked.map(({ leg, at }): Step => {
      const letter = from.letter && leg.sort === 'namePinyin' && !place ? { key: from.letter } : undefined
      const starts = behind?.leg === at ? behind : letter
      return {
        leg,
        backward,
        limit: wanted,
        ...(starts && { from: starts }),
        ...(!apart && { overlapping: true }),
      }
    })
    const statement = legsStatement(viewer, scan, steps, descending)
    if (!statement) return []
    const rows = await sql<{ nth: number; id: string; key: string }>(statement.text, statement.values)
    const keys = rows.map(({ nth, id, key }) => ({ leg: asked[nth]!.at, key, id }))
    for (const key of keys) if (!found.has(key.id)) found.set(key.id, key)
    behind = keys.at(-1) ?? behind
    // A full answer may hold rows twice: then it goes on behind its last row, and leaves out such rows by condition,
    // or a way that finds the same customers would be asked for them one by one.
    const full = rows.length >= wanted
    turns.splice(0, full ? rows.at(-1)!.nth : asked.length)
    apart ||= full
  }
  const keys = [...found.values()]
  return backward ? keys.reverse() : keys
}

/**
 * The question for a page of the list by name, neither searched nor narrowed; null for another. One index a reach holds its
 * rows in order, whatever the values: it may be asked under a name. By other columns a plan made without them may read a large
 * branch whole to find a page of a small one. With `before` the rows come nearest first.
 */
export function bareKeys(viewer: Viewer, scan: Scan, from: From, limit: number): Statement | null {
  const { sort, ways, conditions, filters } = scan
  const given = ways.length + conditions.length > 0 || Object.values(filters).some(Boolean)
  if (sort !== 'name' || given) return null
  const { legs, descending } = legsOf(scan)
  const { place } = beginningOf(legs, from)
  const letter = from.letter ? { key: from.letter } : null
  const starts = place ?? letter
  const step = { leg: legs[0]!, backward: from.before !== undefined, limit, ...(starts && { from: starts }) }
  return legStatement(viewer, scan, step, descending)
}

const UNIT_COLUMN: Record<string, ReachColumn> = {
  region: 'regionId',
  branch: 'branchId',
  'market-office': 'marketOfficeId',
}

/** Units of a filter by the column they stand in; null: the whole company. A unit that is no place of customers finds nothing. */
export async function unitColumns(unit: readonly string[]): Promise<ResolvedFilters['units'] | null> {
  const rows = await sql<{ id: string; kind: string }>(
    `SELECT "id","kind" FROM "Unit" WHERE "id" = ANY($1::uuid[])`,
    [unit],
  )
  if (rows.some((row) => row.kind === 'head-office')) return null
  return [...Map.groupBy(rows, (row) => UNIT_COLUMN[row.kind])].flatMap(([column, of]) =>
    column ? [{ column, ids: of.map((row) => row.id) }] : [],
  )
}
