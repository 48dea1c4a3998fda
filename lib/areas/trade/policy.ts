import { armSql, reachArms } from '@/lib/areas/customers/policy'
import type { Permission } from '@/lib/core/permissions'
import { may, mayOn, type Placed, type Viewer } from '@/lib/core/scope'

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

/** Who keeps the list of products and its ex-factory prices (R-P01); never who fills in orders. */
export function mayKeepProducts(viewer: Viewer): boolean {
  return may(viewer, 'trade.edit-products')
}

/** Whoever sees orders sees what they may sell, and at which price at least. */
export function maySeeProducts(viewer: Viewer): boolean {
  return may(viewer, 'trade.read') || may(viewer, 'trade.order-create') || mayKeepProducts(viewer)
}

/** The posts whose signature lets goods go (R-D02): one of the two, in the branch of the order. */
export function signingRole(viewer: Viewer, branchId: string): 'branch-sales-manager' | 'branch-gm' | null {
  const held = viewer.posts.find(
    (post) =>
      (post.role === 'branch-sales-manager' || post.role === 'branch-gm') && post.anchorId === branchId,
  )
  return held ? (held.role as 'branch-sales-manager' | 'branch-gm') : null
}

/** SQL condition on orders `o` for a permission's reach, its parameters numbered from `from`. Nothing granted = false. */
export function orderReach(
  viewer: Viewer,
  permission: Permission,
  from: number,
): { condition: string; values: unknown[] } {
  const arms = reachArms(viewer, permission)
  if (arms === 'all') return { condition: 'true', values: [] }
  if (arms.length === 0) return { condition: 'false', values: [] }
  const parts = arms.map((arm, i) => {
    const { column, lowest } = arm
    const ids = `ANY($${from + i}::uuid[])`
    // An order stands at a branch: at a region itself there is none.
    if (column === 'regionId')
      return lowest
        ? `(false AND o."branchId"=${ids})`
        : `o."branchId" IN (SELECT u."id" FROM "Unit" u WHERE u."parentId"=${ids})`
    if (column === 'ownerId') return `(o."salesRepId"=${ids} OR o."courierId"=${ids} OR o."createdBy"=${ids})`
    return armSql(arm, from + i, 'o')
  })
  return { condition: `(${parts.join(' OR ')})`, values: arms.map((arm) => arm.ids) }
}

/** The same on receipts `r`. */
export function receiptReach(
  viewer: Viewer,
  permission: Permission,
  from: number,
): { condition: string; values: unknown[] } {
  const arms = reachArms(viewer, permission)
  if (arms === 'all') return { condition: 'true', values: [] }
  if (arms.length === 0) return { condition: 'false', values: [] }
  const parts = arms.map(({ column, lowest }, i) => {
    const ids = `ANY($${from + i}::uuid[])`
    if (column === 'branchId') return `r."branchId"=${ids}`
    // A receipt, too, stands at a branch: at a region itself there is none.
    if (column === 'regionId')
      return lowest
        ? `(false AND r."branchId"=${ids})`
        : `r."branchId" IN (SELECT u."id" FROM "Unit" u WHERE u."parentId"=${ids})`
    return column === 'ownerId'
      ? `r."createdBy"=${ids}`
      : `r."branchId" IN (SELECT u."parentId" FROM "Unit" u WHERE u."id"=${ids})`
  })
  return { condition: `(${parts.join(' OR ')})`, values: arms.map((arm) => arm.ids) }
}
