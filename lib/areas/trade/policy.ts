import type { Permission } from '@/lib/core/permissions'
import { mayOn, type Placed, type Viewer } from '@/lib/core/scope'

/** Where an order or receipt stands in the organisation, and whose customer it is. */
export type TradePlace = {
  ownerId: string | null
  regionId: string
  branchId: string | null
  marketOfficeId: string | null
}

export function placed(row: TradePlace): Placed {
  return {
    ownerId: row.ownerId,
    unitId: row.marketOfficeId ?? row.branchId ?? row.regionId,
    unitPath: [row.regionId, row.branchId, row.marketOfficeId],
  }
}

/** May the viewer use a trade permission on a row of this place. */
export function mayTrade(viewer: Viewer, permission: Permission, row: TradePlace): boolean {
  return mayOn(viewer, permission, placed(row))
}

/** The posts whose signature lets goods go (R-D02): one of the two, in the branch of the order. */
export function signingRole(viewer: Viewer, branchId: string): 'branch-sales-manager' | 'branch-gm' | null {
  const held = viewer.posts.find(
    (post) =>
      (post.role === 'branch-sales-manager' || post.role === 'branch-gm') && post.anchorId === branchId,
  )
  return held ? (held.role as 'branch-sales-manager' | 'branch-gm') : null
}
