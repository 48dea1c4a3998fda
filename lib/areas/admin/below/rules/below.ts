import type { RoleCode } from '@/lib/core/permissions'
import { type HeldPost, reachOf, type Viewer } from '@/lib/core/scope'

/** Who commands everybody in the units below his own; `head-of-marketing` stands above the regions. */
const heads: readonly RoleCode[] = [
  'branch-sales-manager',
  'branch-gm',
  'marketing-director',
  'regional-manager',
  'head-of-marketing',
]

/** Who commands the whole company, and whom he does not. */
const leaders: Partial<Record<RoleCode, readonly RoleCode[]>> = {
  'general-manager': ['general-manager'],
  'deputy-gm': ['general-manager', 'deputy-gm'],
}

const officers: readonly RoleCode[] = [
  'ka-supervisor',
  'ka-specialist',
  'ka-clerk',
  'credit-investigator',
  'marketing-officer',
  'finance-officer',
  'collection-accountant',
  'service-officer',
  'bid-officer',
  'bid-reviewer',
  'archivist',
]

/** Beside the sales line: the posts a post commands, at his place and below it. */
const staff: Partial<Record<RoleCode, readonly RoleCode[]>> = {
  'marketing-director': ['ka-manager', 'ka-supervisor', 'ka-specialist', 'ka-clerk'],
  'ka-manager': ['ka-supervisor', 'ka-specialist', 'ka-clerk'],
  'ka-supervisor': ['ka-specialist'],
  'head-of-marketing': ['marketing-officer'],
  'department-manager': officers,
}

/** A post of the viewer that commands others, with the unit it does so in and their roles (null = any). */
type Command = { post: HeldPost; place: string; roles: readonly RoleCode[] | null }

/** The viewer's posts that command anybody. */
export function commandsOf(viewer: Viewer): Command[] {
  const reach = reachOf(viewer, 'approvals.read')
  return viewer.posts.flatMap((post): Command[] => {
    const { role, anchorId, unitId, unitKind, unitPath } = post
    if (!reach.all && !unitPath.some((id) => reach.subtrees.includes(id))) return []
    // A department manager commands his department, not the unit it belongs to.
    if (role === 'department-manager')
      return unitKind === 'department' ? [{ post, place: unitId, roles: officers }] : []
    if (heads.includes(role) || role in leaders) return [{ post, place: anchorId, roles: null }]
    const roles = staff[role]
    return roles ? [{ post, place: anchorId, roles }] : []
  })
}

/**
 * Is this person below the viewer? Each of his posts must be commanded by a post of the viewer (roles 3.1, 3.2) where the
 * viewer reads the papers (`approvals.read` beyond his own). `rank` runs upwards through the sales line (AMB-02): its heads
 * command whoever is in a unit further down or lower in it at the same unit; a key-account or department manager his own
 * staff; the general manager everybody. Who only reads everything, as an auditor does, commands nobody.
 */
export function isBelow(
  viewer: Viewer,
  other: { personId: string; posts: readonly HeldPost[] },
  rank: readonly RoleCode[],
): boolean {
  if (other.personId === viewer.personId || other.posts.length === 0) return false
  const line: readonly RoleCode[] = [...rank, 'head-of-marketing']
  const commands = commandsOf(viewer)
  return other.posts.every((theirs) =>
    commands.some(({ post, place }) => theirs.unitPath.includes(place) && commandsRole(post, theirs, line)),
  )
}

function commandsRole(mine: HeldPost, theirs: HeldPost, line: readonly RoleCode[]): boolean {
  const spared = leaders[mine.role]
  if (spared) return !spared.includes(theirs.role)
  if (staff[mine.role]?.includes(theirs.role)) return true
  if (!heads.includes(mine.role) || theirs.role in leaders) return false
  const at = line.indexOf(theirs.role)
  return at < line.indexOf(mine.role) && (at >= 0 || theirs.anchorId !== mine.anchorId)
}
