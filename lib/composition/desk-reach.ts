import type { Permission } from '@/lib/core/permissions'
import type { HeldPost, Reach, Viewer } from '@/lib/core/scope'

/** What a desk asks a right for, and the right by which somebody else may read the same. All else is dropped. */
const READ_BY: Partial<Record<Permission, Permission>> = {
  'customers.read': 'customers.read',
  'customers.edit': 'customers.read',
  'customers.file-change': 'customers.read',
  'visits.read': 'visits.read',
  'grading.read': 'grading.read',
  'grading.rate': 'grading.read',
  'credit.read': 'credit.read',
  'credit.apply': 'credit.read',
  'trade.read': 'trade.read',
  'trade.order-sign': 'trade.read',
  'trade.release': 'trade.read',
  'trade.carry': 'trade.read',
  'reports.read': 'reports.read',
}

/** Of these "own" means orders, which may be of customers of anybody. */
const OWN_IS_AN_ORDER: readonly Permission[] = ['trade.order-sign', 'trade.release', 'trade.carry']

/** What is left of one reach within another: whole units that lie inside it, and own rows when all of them do. */
export function reachWithin(
  theirs: Reach,
  mine: Reach,
  posts: readonly HeldPost[],
  ownInside: boolean,
): Reach | null {
  if (mine.all) return theirs
  const path = (unitId: string) => posts.find(({ anchorId }) => anchorId === unitId)?.unitPath ?? []
  const below = (unitId: string) => path(unitId).some((id) => mine.subtrees.includes(id))
  const left: Reach = {
    all: false,
    own: theirs.own && ownInside,
    units: theirs.units.filter((id) => below(id) || mine.units.includes(id)),
    subtrees: theirs.subtrees.filter(below),
  }
  return left.own || left.units.length > 0 || left.subtrees.length > 0 ? left : null
}

/**
 * The reach in which `viewer` sees the desk of `other`: of each right no more than other's own reach, and no more than the
 * viewer's right to read the same. `holdsAll` says of a right whether the viewer's reach holds all other's customers.
 */
export function lookingReach(
  viewer: Viewer,
  other: Viewer,
  holdsAll: (permission: Permission) => boolean,
): ReadonlyMap<Permission, Reach> {
  const reach = new Map<Permission, Reach>()
  for (const [permission, theirs] of other.reach) {
    const readBy = READ_BY[permission]
    const mine = readBy && viewer.reach.get(readBy)
    if (!mine) continue
    const ownInside = !OWN_IS_AN_ORDER.includes(permission) && holdsAll(readBy)
    const left = reachWithin(theirs, mine, other.posts, ownInside)
    if (left) reach.set(permission, left)
  }
  return reach
}
