import type { Permission, RoleCode, Scope } from './permissions'

/** A post as the viewer holds it today. `anchorId` is the nearest unit of the sales structure at or above it. */
export type HeldPost = {
  role: RoleCode
  unitId: string
  unitKind: string
  unitName: string
  anchorId: string
  anchorKind: string
  /** Ids from the root to the post's unit. */
  unitPath: string[]
  acting: boolean
}

/** For whom the viewer may sign, within plans (empty = all). */
export type HeldDelegation = { fromPersonId: string; fromName: string; plans: string[]; posts: HeldPost[] }

declare const minted: unique symbol
/** Who asks. Only lib/core/viewer.ts can make one. */
export type Viewer = {
  readonly [minted]: true
  readonly personId: string
  readonly username: string
  readonly name: string
  readonly locale: string
  readonly channel: string
  readonly sessionId: string | null
  readonly posts: readonly HeldPost[]
  readonly delegations: readonly HeldDelegation[]
  readonly reach: ReadonlyMap<Permission, Reach>
}

/** How far one permission reaches for one viewer: everything, or own rows, exact units and subtrees. */
export type Reach = { all: boolean; own: boolean; units: readonly string[]; subtrees: readonly string[] }

export const NO_REACH: Reach = { all: false, own: false, units: [], subtrees: [] }

/** Joins the grants of all posts into one reach a permission. A role nobody granted anything reaches nothing. */
export function reachOfPosts(
  posts: readonly HeldPost[],
  grants: readonly { role: string; permission: string; scope: string }[],
): Map<Permission, Reach> {
  const reach = new Map<
    Permission,
    { all: boolean; own: boolean; units: Set<string>; subtrees: Set<string> }
  >()
  for (const post of posts) {
    for (const grant of grants) {
      if (grant.role !== post.role) continue
      const permission = grant.permission as Permission
      const at = reach.get(permission) ?? { all: false, own: false, units: new Set(), subtrees: new Set() }
      reach.set(permission, at)
      const scope = grant.scope as Scope
      if (scope === 'all' || (scope === 'subtree' && post.anchorKind === 'head-office')) at.all = true
      else if (scope === 'own') at.own = true
      else if (scope === 'unit') at.units.add(post.anchorId)
      else if (scope === 'subtree') at.subtrees.add(post.anchorId)
    }
  }
  return new Map(
    [...reach].map(([permission, r]) => [
      permission,
      { ...r, units: [...r.units], subtrees: [...r.subtrees] },
    ]),
  )
}

/** Holds the permission at all, over whatever rows. */
export function may(viewer: Viewer, permission: Permission): boolean {
  return viewer.reach.has(permission)
}

export function reachOf(viewer: Viewer, permission: Permission): Reach {
  return viewer.reach.get(permission) ?? NO_REACH
}

/** A row as scopes see it: whose it is, its lowest unit, and that unit with all above it. */
export type Placed = { ownerId: string | null; unitId: string | null; unitPath: readonly (string | null)[] }

/** May the viewer use `permission` on this row. */
export function mayOn(viewer: Viewer, permission: Permission, row: Placed): boolean {
  const reach = reachOf(viewer, permission)
  if (reach.all) return true
  if (reach.own && row.ownerId === viewer.personId) return true
  if (row.unitId !== null && reach.units.includes(row.unitId)) return true
  return row.unitPath.some((id) => id !== null && reach.subtrees.includes(id))
}

/** Does a job of the product itself ask, in nobody's name? */
export function isJob(viewer: Viewer): boolean {
  return viewer.channel.startsWith('job:')
}

/** Does somebody else only look through this person's eyes? Then every write is refused. */
export function isLooking(viewer: Viewer): boolean {
  return viewer.channel.startsWith('look:')
}
