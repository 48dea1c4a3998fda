type Addressed = { kind: 'read' | 'write'; path: string }
type Found<O> = { operation: O; params: Record<string, string> }

const METHODS = new Map<string, Addressed['kind']>([
  ['GET', 'read'],
  ['POST', 'write'],
])

/** Names of the parameters in braces, by their place in the path. */
function namesIn(parts: readonly string[]): Map<number, string> {
  return new Map(
    parts.flatMap((part, at) => {
      const name = /^\{(.+)\}$/.exec(part)?.[1]
      return name ? [[at, name]] : []
    }),
  )
}

/**
 * Finds operations by method and path: `/customers/{customerId}` stands for any one part in the place of the braces. A path
 * of fixed words goes before one with parameters, and fewer parameters before more. Null when there is no such address.
 */
export function addressesOf<O extends Addressed>(
  operations: readonly O[],
): (method: string, path: string) => Found<O> | null {
  const entries = operations.map((operation) => {
    const parts = operation.path.split('/')
    return { operation, parts, names: namesIn(parts) }
  })
  const fixed = new Map<string, O>()
  const open = new Map<string, typeof entries>()
  for (const entry of entries.sort((a, b) => a.names.size - b.names.size)) {
    const { operation, parts, names } = entry
    const address = `${operation.kind} ${operation.path}`
    const length = `${operation.kind} ${parts.length}`
    if (names.size > 0) open.set(length, [...(open.get(length) ?? []), entry])
    else if (!fixed.has(address)) fixed.set(address, operation)
  }
  return (method, path) => {
    const kind = METHODS.get(method)
    const known = fixed.get(`${kind} ${path}`)
    if (known) return { operation: known, params: {} }
    const given = path.split('/')
    const found = open
      .get(`${kind} ${given.length}`)
      ?.find(({ parts, names }) => parts.every((part, at) => names.has(at) || part === given[at]))
    if (!found) return null
    const params = Object.fromEntries([...found.names].map(([at, name]) => [name, given[at]!]))
    return { operation: found.operation, params }
  }
}
