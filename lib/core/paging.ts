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
