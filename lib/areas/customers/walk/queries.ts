import { sql } from '@/lib/core/db'
import type { Viewer } from '@/lib/core/scope'
import type { SqlParams } from '@/lib/core/sql-params'
import { type ColumnContext, conditionSql, guardedKeySql, maySeeColumn, rareSql } from '../columns/queries'
import { type ListColumn, listColumn } from '../columns/rules/list-columns'
import {
  beginningOf,
  type From,
  type Key,
  legsOf,
  legStatement,
  placeOf,
  type Scan,
  scanKeys,
  type Step,
} from '../scan/queries'

/** Rows one page may look at for conditions without an index; what lies behind is reached by going on. */
export const WALK_BOUND = 20_000
/** Rows a list may have to be sorted by a column without an index. */
export const SORTED_MOST = 5_000
const RARE = 2_000
const CHUNKS = [400, 2_000]
const CHUNK = 5_000

export type Walked = {
  keys: Key[]
  /** Where the walk gave up before the page was full; null when it saw everything or the page is full. */
  stoppedAt: Key | null
  /** The order asked for is that of a column the list is too large for; it stands by name instead. */
  sortedByName?: true
}

/** Goes on collecting the values of a statement that has some already. */
function paramsAfter(values: unknown[]): SqlParams {
  return { values, put: (value) => `$${values.push(value)}` }
}

/** Each row by its key: a join would tempt the planner into reading the table from end to end. */
const ROW = `CROSS JOIN LATERAL (SELECT * FROM "Customer" one WHERE one."id" = cand."id" LIMIT 1) c
  LEFT JOIN LATERAL (SELECT * FROM "Dossier" one WHERE one."customerId" = cand."id" LIMIT 1) d ON true`

function conditionsSql(viewer: Viewer, { conditions, month }: Scan, p: SqlParams): string {
  const context: ColumnContext = { viewer, month, p }
  return conditions.map((condition) => conditionSql(condition, context)).join(' AND ') || 'true'
}

type Candidates = { text: string; p: SqlParams }

/** The next rows of the walk, numbered in its order. */
function candidates(viewer: Viewer, scan: Scan, step: Step, descending: boolean): Candidates | null {
  const leg = legStatement(viewer, scan, step, descending)
  return (
    leg && {
      p: paramsAfter(leg.values),
      text: `WITH cand AS MATERIALIZED (SELECT w."id", w."key", row_number() OVER () AS "at" FROM (${leg.text}) w)`,
    }
  )
}

type Found = { hits: { id: string; key: string }[]; last: { id: string; key: string } | null; seen: number }

async function chunkOf(
  viewer: Viewer,
  scan: Scan,
  step: Step,
  descending: boolean,
  wanted: number,
): Promise<Found | null> {
  const cand = candidates(viewer, scan, step, descending)
  if (!cand) return null
  const where = conditionsSql(viewer, scan, cand.p)
  const rows = await sql<{ id: string; key: string; at: number; hit: boolean }>(
    `${cand.text}, hit AS (SELECT cand.* FROM cand ${ROW} WHERE ${where} ORDER BY cand."at" LIMIT ${cand.p.put(wanted)})
     SELECT "id", "key", "at"::int, true AS "hit" FROM hit
     UNION ALL (SELECT "id", "key", "at"::int, false FROM cand ORDER BY "at" DESC LIMIT 1) ORDER BY "hit" DESC, "at"`,
    cand.p.values,
  )
  const last = rows.find((row) => !row.hit)
  return {
    hits: rows.filter((row) => row.hit).map(({ id, key }) => ({ id, key })),
    last: last ? { id: last.id, key: last.key } : null,
    seen: last?.at ?? 0,
  }
}

/** The scan narrowed to the few customers one of its conditions can mean; null where none is that rare. */
async function narrowed(scan: Scan): Promise<Scan | null> {
  if (scan.filters.ids) return null
  for (const condition of scan.conditions) {
    const p = paramsAfter([])
    const text = rareSql(condition, RARE + 1, p)
    if (!text) continue
    const rows = await sql<{ id: string }>(text, p.values)
    if (rows.length <= RARE) return { ...scan, filters: { ...scan.filters, ids: rows.map((row) => row.id) } }
  }
  return null
}

/**
 * Keys of at most `limit` customers from a place on. Conditions without an index are asked of the rows as the walk
 * passes them, no more than `bound` a time: nobody's filter reads a million rows. A rare value that an index knows is
 * taken from there instead. A damaged cursor starts anew.
 */
async function boundedWalk(
  viewer: Viewer,
  scan: Scan,
  from: From,
  limit: number,
  bound: number,
): Promise<Walked> {
  if (scan.conditions.length === 0)
    return { keys: await scanKeys(viewer, scan, from, limit), stoppedAt: null }
  const { legs, descending } = legsOf(scan)
  const backward = from.before !== undefined
  const { place, start } = beginningOf(legs, from)
  const keys: Key[] = []
  let seen = 0
  let chunks = 0
  let stoppedAt: Key | null = null
  walking: for (let at = start; at >= 0 && at < legs.length && keys.length < limit; at += backward ? -1 : 1) {
    const leg = legs[at]!
    const letter =
      from.letter && leg.sort === 'namePinyin' && !place ? { key: from.letter, inclusive: true } : undefined
    let behind: Step['from'] = place && at === start ? place : letter
    for (;;) {
      const size = Math.min(CHUNKS[chunks] ?? CHUNK, bound - seen)
      const step: Step = { leg, backward, limit: size, ...(behind && { from: behind }) }
      const found = await chunkOf(viewer, scan, step, descending, limit - keys.length)
      if (!found) break walking
      chunks += 1
      seen += found.seen
      keys.push(...found.hits.map((hit) => ({ leg: at, ...hit })))
      if (keys.length >= limit) break walking
      if (found.seen < size || !found.last) break
      if (chunks === 1) {
        const few = await narrowed(scan)
        if (few) return boundedWalk(viewer, few, from, limit, Infinity)
      }
      if (seen >= bound) {
        stoppedAt = { leg: at, ...found.last }
        break walking
      }
      behind = found.last
    }
  }
  return { keys: backward ? keys.reverse() : keys, stoppedAt }
}

const NUMBERS: readonly string[] = ['number', 'percent', 'money', 'count', 'level']

/** Levels are whole numbers except the states, which are words. */
function isNumeric({ kind, id }: ListColumn): boolean {
  return NUMBERS.includes(kind) && !['abc', 'state', 'fileState'].includes(id)
}

/** A place in a sorted list: leg 0 holds the values, leg 1 the empty ones. */
function sortedPlaceOf(from: From, numeric: boolean): Key | null {
  const place = placeOf(from.before ?? from.after, 2)
  return place?.leg === 0 && numeric && !/^-?\d+(\.\d+)?$/.test(place.key) ? null : place
}

/** A page of a list small enough to be sorted whole; null when it is too large. */
async function sortedPage(
  viewer: Viewer,
  scan: Scan,
  column: ListColumn,
  from: From,
  limit: number,
): Promise<Key[] | null> {
  const all = await boundedWalk(
    viewer,
    { ...scan, sort: 'name', descending: false },
    {},
    SORTED_MOST + 1,
    WALK_BOUND,
  )
  if (all.keys.length > SORTED_MOST || all.stoppedAt) return null
  const values: unknown[] = [all.keys.map((key) => key.id)]
  const p = paramsAfter(values)
  const numeric = isNumeric(column)
  const key = guardedKeySql(column, { viewer, month: scan.month, p })
  const type = numeric ? 'numeric' : 'text'
  const typed = numeric ? `(${key})::numeric` : `(${key})::text COLLATE "zh-x-icu"`
  const backward = from.before !== undefined
  const place = sortedPlaceOf(from, numeric)
  // Empty values stand last whichever way one sorts, so only the keys turn round with the direction.
  const way = (turned: boolean) => (turned === backward ? 'ASC' : 'DESC')
  const sign = (turned: boolean) => (turned === backward ? '>' : '<')
  const order = `"empty" ${way(false)}, "k" ${way(scan.descending)}, "id" ${way(false)}`
  let behind = 'true'
  if (place) {
    const id = `${p.put(place.id)}::uuid`
    if (place.leg === 1)
      behind = `(${backward ? 'NOT "empty" OR ' : ''}("empty" AND "id" ${sign(false)} ${id}))`
    else {
      const k = `${p.put(place.key)}::${type}`
      behind = `(${backward ? '' : '"empty" OR '}(NOT "empty" AND ("k" ${sign(scan.descending)} ${k} OR ("k" = ${k} AND "id" ${sign(false)} ${id}))))`
    }
  }
  const rows = await sql<{ id: string; key: string | null }>(
    `WITH cand AS MATERIALIZED (SELECT unnest($1::uuid[]) AS "id"),
      keyed AS (SELECT c."id", ${typed} AS "k" FROM cand ${ROW}),
      marked AS (SELECT *, "k" IS NULL AS "empty" FROM keyed)
     SELECT "id", "k"::text AS "key" FROM marked WHERE ${behind} ORDER BY ${order} LIMIT ${p.put(limit)}`,
    values,
  )
  const keys = rows.map((row) => ({ leg: row.key === null ? 1 : 0, key: row.key ?? '', id: row.id }))
  return backward ? keys.reverse() : keys
}

/**
 * Keys of at most `limit` customers in the order asked for. A column with an index is walked; by any other a list of up
 * to 5,000 is sorted, and a larger one stands by name and says so. `bound` limits what one page may look at.
 */
export async function walk(
  viewer: Viewer,
  scan: Scan,
  from: From,
  limit: number,
  bound: number = WALK_BOUND,
): Promise<Walked> {
  const column = listColumn(scan.sort)
  if (column?.sort !== 'set') return boundedWalk(viewer, scan, from, limit, bound)
  const keys = maySeeColumn(viewer, column) ? await sortedPage(viewer, scan, column, from, limit) : null
  if (keys) return { keys, stoppedAt: null }
  const byName = await boundedWalk(viewer, { ...scan, sort: 'name', descending: false }, from, limit, bound)
  return { ...byName, sortedByName: true }
}

/**
 * Sums of columns over every customer of a list, by column; null where there are more than 5,000 or a filter without an
 * index gave up before the end. A row whose figures the viewer may not see adds nothing.
 */
export async function sumMatches(
  viewer: Viewer,
  asked: Scan,
  columns: readonly ListColumn[],
): Promise<{ count: number; sums: Map<string, string> } | null> {
  const scan: Scan = { ...asked, sort: 'name', descending: false }
  const { keys, stoppedAt } = await boundedWalk(viewer, scan, {}, SORTED_MOST + 1, WALK_BOUND)
  if (keys.length > SORTED_MOST || stoppedAt) return null
  const p = paramsAfter([keys.map((key) => key.id)])
  const parts = columns.map((column, at) => {
    const key = guardedKeySql(column, { viewer, month: scan.month, p })
    return `coalesce(sum((${key})::numeric), 0)::text AS "${at}"`
  })
  if (parts.length === 0) return { count: keys.length, sums: new Map() }
  const [row] = await sql<Record<string, string>>(
    `WITH cand AS MATERIALIZED (SELECT unnest($1::uuid[]) AS "id") SELECT ${parts.join(', ')} FROM cand ${ROW}`,
    p.values,
  )
  return { count: keys.length, sums: new Map(columns.map(({ id }, at) => [id, row![at]!])) }
}

export type Counted = { count: number; /** There are more than were counted. */ more: boolean }

/** How many there are, counted no further than `most` and, for conditions without an index, `WALK_BOUND` rows. */
export async function countMatches(viewer: Viewer, asked: Scan, most: number): Promise<Counted> {
  const scan: Scan = { ...asked, sort: 'name', descending: false }
  const { legs, descending } = legsOf(scan)
  let count = 0
  let left = WALK_BOUND
  for (const leg of legs) {
    const size = scan.conditions.length > 0 ? left : most + 1 - count
    const cand = candidates(viewer, scan, { leg, backward: false, limit: size }, descending)
    if (!cand) return { count: 0, more: false }
    const where = conditionsSql(viewer, scan, cand.p)
    const beside = scan.conditions.length > 0 ? ROW : ''
    const [row] = await sql<{ hits: number; seen: number }>(
      `${cand.text} SELECT (SELECT count(*) FROM cand ${beside} WHERE ${where})::int AS "hits", (SELECT count(*) FROM cand)::int AS "seen"`,
      cand.p.values,
    )
    count += row!.hits
    left -= row!.seen
    if (count > most) return { count: most, more: true }
    if (scan.conditions.length > 0 && left <= 0) {
      const few = await narrowed(scan)
      return few ? countMatches(viewer, few, most) : { count, more: true }
    }
  }
  return { count, more: false }
}
