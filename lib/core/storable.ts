/** No form nests deeper; a request that does is none of ours. */
export const DEEPEST_INPUT = 32

/** What cannot be stored in what was sent, and where; null when all of it can. */
export type Unstorable = { path: string; code: 'errors.too-deep' | 'errors.unstorable' }

const isStorable = (text: string) => !text.includes('\0') && text.isWellFormed()

/**
 * Looks through a value as it was sent, names of fields too: NUL and halves of a character have no place in a database,
 * nesting beyond `DEEPEST_INPUT` none in a form. Walks without recursion, so that depth cannot hurt it.
 */
export function unstorableIn(sent: unknown): Unstorable | null {
  const open: { value: unknown; path: string; depth: number }[] = [{ value: sent, path: '', depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path, depth } = next
    if (typeof value === 'string' && !isStorable(value))
      return { path: path || '_', code: 'errors.unstorable' }
    if (typeof value !== 'object' || value === null) continue
    if (depth >= DEEPEST_INPUT) return { path: path.split('.')[0] || '_', code: 'errors.too-deep' }
    for (const [name, inner] of Object.entries(value)) {
      if (!isStorable(name)) return { path: path || '_', code: 'errors.unstorable' }
      open.push({ value: inner, path: path ? `${path}.${name}` : name, depth: depth + 1 })
    }
  }
  return null
}

/** Data exceptions of PostgreSQL: the value sent cannot be what its column holds (too long, too large, no such day …). */
const DATA_EXCEPTIONS: readonly unknown[] = ['22001', '22003', '22007', '22008', '22021', '22P02', '22P05']

/** Did the database refuse a value that was sent, whichever layer reports it? */
export function isDataException(error: unknown): boolean {
  const seen = error as {
    code?: unknown
    meta?: { code?: unknown; driverAdapterError?: { cause?: { originalCode?: unknown } } }
  }
  return [seen?.code, seen?.meta?.code, seen?.meta?.driverAdapterError?.cause?.originalCode].some((code) =>
    DATA_EXCEPTIONS.includes(code),
  )
}
