/** A post as the reporting line sees it. `position` and `id` break ties, so that the same people are drawn alike. */
export type Reporting = { id: string; reportsToId: string | null; position: number; ended?: boolean }

const inOrder = (a: Reporting, b: Reporting) => a.position - b.position || (a.id < b.id ? -1 : 1)

/** Would `id` stand above himself if he reported to `superiorId`? Cycles already in the data do not hang it. */
export function wouldCycle(posts: readonly Reporting[], id: string, superiorId: string | null): boolean {
  const above = new Map(posts.map((post) => [post.id, post.reportsToId]))
  const passed = new Set<string>()
  for (let at = superiorId; at !== null && !passed.has(at); at = above.get(at) ?? null) {
    if (at === id) return true
    passed.add(at)
  }
  return false
}

export type ReportingTree = {
  roots: string[]
  below: ReadonlyMap<string, string[]>
  /** The living superior; undefined for a root. */
  above: ReadonlyMap<string, string>
  /** Those whose own superior has left: they hang on the next living one, by a line that says so. */
  bridged: ReadonlySet<string>
}

/**
 * The living reporting lines as a forest. Whoever's superior has left hangs on that one's superior; a circle is opened at
 * its first member; superiors of another customer or unknown make a root.
 */
export function reportingTree(posts: readonly Reporting[]): ReportingTree {
  const byId = new Map(posts.map((post) => [post.id, post]))
  const living = posts.filter(({ ended }) => !ended).toSorted(inOrder)
  const above = new Map<string, string>()
  const bridged = new Set<string>()
  for (const post of living) {
    const passed = new Set([post.id])
    let superior = post.reportsToId === null ? undefined : byId.get(post.reportsToId)
    while (superior?.ended && !passed.has(superior.id)) {
      passed.add(superior.id)
      bridged.add(post.id)
      superior = superior.reportsToId === null ? undefined : byId.get(superior.reportsToId)
    }
    const closes = superior && (superior.ended || stands(above, superior.id, post.id))
    if (superior && !closes) above.set(post.id, superior.id)
    else bridged.delete(post.id)
  }
  const below = new Map<string, string[]>(living.map(({ id }) => [id, []]))
  for (const { id } of living) {
    const superior = above.get(id)
    if (superior !== undefined) below.get(superior)!.push(id)
  }
  return { roots: living.flatMap(({ id }) => (above.has(id) ? [] : [id])), below, above, bridged }
}

/** Does `upper` stand at or above `lower`? */
function stands(above: ReadonlyMap<string, string>, lower: string, upper: string): boolean {
  for (let at: string | undefined = lower; at !== undefined; at = above.get(at)) if (at === upper) return true
  return false
}
