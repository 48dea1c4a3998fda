import { allowUnless, type Decision, type Reason } from '@/lib/core/decision'
import type { GroupTie } from '../schema'

/** A firm and the one above it, as the tree of a group is made of. */
export type Firm = { id: string; parentId: string | null }

/** How deep a group may be (levels, the top is one), and of how many firms. */
export type GroupLimits = { depth: number; members: number }

/** The firms above `id`, nearest first; stops at a firm met before, so that damaged data cannot hang it. */
export function firmsAbove(firms: readonly Firm[], id: string): string[] {
  const parents = new Map(firms.map((firm) => [firm.id, firm.parentId]))
  const above: string[] = []
  for (let at = parents.get(id) ?? null; at !== null && !above.includes(at) && at !== id;) {
    above.push(at)
    at = parents.get(at) ?? null
  }
  return above
}

/** Levels of the tree under a firm, itself counted. */
export function levelsFrom(firms: readonly Firm[], id: string): number {
  const below = Map.groupBy(firms, (firm) => firm.parentId)
  const levels = (at: string, seen: ReadonlySet<string>): number => {
    const next = (below.get(at) ?? []).filter((firm) => !seen.has(firm.id))
    return 1 + Math.max(0, ...next.map((firm) => levels(firm.id, new Set([...seen, firm.id]))))
  }
  return levels(id, new Set([id]))
}

/** The top of each firm's group: itself when only it has firms below, null for one that stands alone. */
export function rootsOf(firms: readonly Firm[]): Map<string, string | null> {
  const known = new Set(firms.map((firm) => firm.id))
  const parents = new Set(firms.flatMap((firm) => (firm.parentId === null ? [] : [firm.parentId])))
  return new Map(
    firms.map((firm) => {
      const top = firmsAbove(firms, firm.id).findLast((id) => known.has(id)) ?? firm.id
      return [firm.id, top === firm.id && !parents.has(firm.id) ? null : top]
    }),
  )
}

/** The firms once `id` stands under `parentId`. */
export function placed(firms: readonly Firm[], id: string, parentId: string | null): Firm[] {
  return firms.map((firm) => (firm.id === id ? { id, parentId } : firm))
}

export type PlaceFacts = {
  customer: { id: string; parentId: string | null; tie: GroupTie | null }
  /** The firm it is to stand under; null = none. */
  parent: { id: string; name: string; living: boolean } | null
  tie: GroupTie | null
  /** All firms of the groups of both. */
  firms: readonly Firm[]
  limits: GroupLimits
}

export type Placing = {
  deed: 'joined' | 'moved' | 'left' | 'tied'
  parentId: string | null
  tie: GroupTie | null
}

/**
 * May a customer be placed under another one? Refuses itself, a firm in the recycle bin, a circle, a group that would
 * become too deep or too large, and a change that changes nothing.
 */
export function decidePlace(facts: PlaceFacts): Decision<Placing> {
  const { customer, parent, limits, firms } = facts
  const tie = parent ? facts.tie : null
  const reasons: Reason[] = []
  const field = 'parentId'
  if (customer.parentId === (parent?.id ?? null) && customer.tie === tie)
    reasons.push({ rule: 'W-group', code: 'customers.group-unchanged', field })
  if (parent) reasons.push(...parentReasons(facts, parent, limits, firms))
  const deed =
    parent === null
      ? 'left'
      : customer.parentId === null
        ? 'joined'
        : customer.parentId === parent.id
          ? 'tied'
          : 'moved'
  return allowUnless(reasons, { deed, parentId: parent?.id ?? null, tie })
}

function parentReasons(
  { customer }: PlaceFacts,
  parent: { id: string; name: string; living: boolean },
  limits: GroupLimits,
  firms: readonly Firm[],
): Reason[] {
  const field = 'parentId'
  if (parent.id === customer.id) return [{ rule: 'W-group', code: 'customers.group-itself', field }]
  if (!parent.living)
    return [{ rule: 'W-group', code: 'customers.group-deleted', values: { parent: parent.name }, field }]
  const above = firmsAbove(firms, parent.id)
  if (above.includes(customer.id))
    return [{ rule: 'W-group', code: 'customers.group-circle', values: { parent: parent.name }, field }]
  const reasons: Reason[] = []
  if (above.length + 1 + levelsFrom(firms, customer.id) > limits.depth)
    reasons.push({
      rule: 'W-group',
      code: 'customers.group-too-deep',
      values: { depth: limits.depth },
      field,
    })
  const after = rootsOf(placed(firms, customer.id, parent.id))
  const root = after.get(customer.id)
  const size = [...after.values()].filter((top) => top === root).length
  if (size > limits.members)
    reasons.push({
      rule: 'W-group',
      code: 'customers.group-too-large',
      values: { members: limits.members },
      field,
    })
  return reasons
}

/** A firm at its place in the drawing: how deep it stands, and the firm it is drawn under. */
export type Branch<T> = { firm: T; level: number; under: string | null; last: boolean }

/**
 * Firms in the order of the tree, each below the one it belongs to, by `compare` among brothers. A firm whose parent is
 * not among them stands below the nearest firm above it that is, `chain` says which are above; without one, on top.
 */
export function treeOrder<T extends Firm>(
  firms: readonly T[],
  all: readonly Firm[],
  compare: (a: T, b: T) => number,
): Branch<T>[] {
  const shown = new Set(firms.map((firm) => firm.id))
  const underOf = (firm: T) => firmsAbove(all, firm.id).find((id) => shown.has(id)) ?? null
  const below = Map.groupBy(firms, underOf)
  const rows: Branch<T>[] = []
  const draw = (under: string | null, level: number) => {
    const brothers = [...(below.get(under) ?? [])].sort(compare)
    brothers.forEach((firm, at) => {
      rows.push({ firm, level, under, last: at === brothers.length - 1 })
      draw(firm.id, level + 1)
    })
  }
  draw(null, 1)
  return rows
}
