import { parseAsInteger, parseAsString } from 'nuqs/server'

/**
 * What every list keeps in its address: search, sort (`name`, `-name`), page by cursor or initial, rows a page, saved view.
 * The same table reads it on the server: `createLoader(listParams)` of `nuqs/server`.
 */
export const listParams = {
  q: parseAsString,
  sort: parseAsString,
  after: parseAsString,
  before: parseAsString,
  from: parseAsString,
  size: parseAsInteger,
  view: parseAsString,
  /** Columns shown, in their order. */
  cols: parseAsString,
  /** Conditions on any column (`capital.from:1000000`). */
  where: parseAsString,
}

/** Where a list stands is forgotten when what it shows changes. */
export const FIRST_PAGE = { after: null, before: null, from: null } as const

/** `-name` → by name, descending. */
export function sortOf(text: string | null): { id: string; descending: boolean } | null {
  if (!text) return null
  return text.startsWith('-') ? { id: text.slice(1), descending: true } : { id: text, descending: false }
}

/** The sort after a press on a column head: first its own direction, then the other, then none. */
export function nextSort(current: string | null, id: string, first: 'asc' | 'desc'): string | null {
  const [one, two] = first === 'asc' ? [id, `-${id}`] : [`-${id}`, id]
  if (current === one) return two
  return current === two ? null : one
}
