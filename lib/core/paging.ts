import { isUuid } from './uuid'

/** A keyset page: rows, and cursors to the neighbours (null where there is none). */
export type Page<Row> = { rows: Row[]; next: string | null; previous: string | null }

/** Cursor = the sort key and id of a row, opaque to the caller. */
export function cursorOf(key: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** The key in a cursor; null when it is damaged or of another shape. */
export function keyOf(cursor: string, parts: number): (string | number | null)[] | null {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const fits = Array.isArray(key) && key.length === parts
    return fits && key.every((part) => part === null || ['string', 'number'].includes(typeof part))
      ? key
      : null
  } catch {
    return null
  }
}

export const PAGE_SIZES = [20, 50, 100, 200] as const

/** What a reader asks of a list: the rows behind a row or before one, and how many. */
export type PageAsked = {
  after?: string | undefined
  before?: string | undefined
  size?: number | undefined
}

/** Where a page begins (null: at the beginning), which way it is read, and how many rows it has. */
export type PageWalk = { key: string[] | null; backward: boolean; size: number }

function isoOf(part: string): string | null {
  const time = Date.parse(part)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

/** Parts of a key by which a cursor that was tampered with is told. */
export const keyParts = {
  id: (part: string) => isUuid(part),
  /** A day, or none, which stands behind all days. */
  day: (part: string) => part === 'infinity' || isoOf(part)?.slice(0, 10) === part,
  moment: (part: string) => part === 'infinity' || isoOf(part) === part,
} as const

/** How a page asked for is read. A cursor whose parts are not of the given kinds begins at the first page. */
export function walkOf(
  { after, before, size = 50 }: PageAsked,
  kinds: readonly (keyof typeof keyParts)[],
): PageWalk {
  const cursor = after ?? before
  const parts = cursor === undefined ? null : keyOf(cursor, kinds.length)
  const key = parts?.every(
    (part, at): part is string => typeof part === 'string' && keyParts[kinds[at]!](part),
  )
    ? parts
    : null
  return { key, backward: key !== null && after === undefined, size }
}

/** How SQL reads a walk through a list that stands in `order`: what rows behind the key are to it, and their order. */
export function walkSql({ backward }: PageWalk, order: 'ASC' | 'DESC'): { than: '>' | '<'; order: string } {
  const ascending = (order === 'ASC') !== backward
  return ascending ? { than: '>', order: 'ASC' } : { than: '<', order: 'DESC' }
}

/** The page of rows read by a walk, one more than its size where there are more. */
export function pageOf<Row>(
  read: readonly Row[],
  { key, backward, size }: PageWalk,
  keyOfRow: (row: Row) => readonly string[],
): Page<Row> {
  const more = read.length > size
  const kept = read.slice(0, size)
  const rows = backward ? kept.reverse() : kept
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows,
    next: last && (backward || more) ? cursorOf(keyOfRow(last)) : null,
    previous: first && (backward ? more : key !== null) ? cursorOf(keyOfRow(first)) : null,
  }
}
