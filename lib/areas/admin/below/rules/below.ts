import type { RoleCode } from '@/lib/core/permissions'
import { type HeldPost, reachOf, type Viewer } from '@/lib/core/scope'

/**
 * Is this person below the viewer? Each of his posts must stand in a unit whose papers the viewer reads (`approvals.read`
 * beyond his own), and lower than the viewer does: in a unit further down, or in the same one with a lower rank.
 * `rank` runs upwards through the sales line (AMB-02); beside it nobody at the same unit is anybody's subordinate.
 */
export function isBelow(
  viewer: Viewer,
  other: { personId: string; posts: readonly HeldPost[] },
  rank: readonly RoleCode[],
): boolean {
  if (other.personId === viewer.personId || other.posts.length === 0) return false
  const reach = reachOf(viewer, 'approvals.read')
  const standsBelow = (post: HeldPost) => {
    if (reach.all) return post.anchorKind !== 'head-office'
    const under = reach.subtrees.some((id) => id !== post.anchorId && post.unitPath.includes(id))
    return under || (reach.subtrees.includes(post.anchorId) && outranks(viewer, post, rank))
  }
  return other.posts.every(standsBelow)
}

function outranks(viewer: Viewer, post: HeldPost, rank: readonly RoleCode[]): boolean {
  const theirs = rank.indexOf(post.role)
  const mine = viewer.posts.filter(({ anchorId }) => anchorId === post.anchorId)
  return theirs >= 0 && mine.some(({ role }) => rank.indexOf(role) > theirs)
}
