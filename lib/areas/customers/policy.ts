import type { Permission } from '@/lib/core/permissions'
import { mayOn, type Placed, reachOf, type Viewer } from '@/lib/core/scope'

/** Where a customer stands in the sales structure, and whose it is. */
export type CustomerPlace = {
  ownerId: string | null
  regionId: string
  branchId: string | null
  marketOfficeId: string | null
}

/** A customer as scopes see it: its lowest unit, and that unit with all above it. */
export function placedOf(customer: CustomerPlace): Placed {
  const { regionId, branchId, marketOfficeId } = customer
  return {
    ownerId: customer.ownerId,
    unitId: marketOfficeId ?? branchId ?? regionId,
    unitPath: [regionId, branchId, marketOfficeId],
  }
}

/** May the viewer use `permission` on this customer. */
export function mayOnCustomer(viewer: Viewer, permission: Permission, customer: CustomerPlace): boolean {
  return mayOn(viewer, permission, placedOf(customer))
}

export type ReachColumn = 'ownerId' | 'regionId' | 'branchId' | 'marketOfficeId'

/**
 * One way customers are within reach: the column is one of `ids`; `lowest` means no lower unit is set.
 * A list runs each way on its own index and joins the results; an OR over columns would use none.
 */
export type ReachArm = { column: ReachColumn; ids: readonly string[]; lowest?: boolean }

const NEXT_LOWER: Partial<Record<ReachColumn, ReachColumn>> = {
  regionId: 'branchId',
  branchId: 'marketOfficeId',
}

/** A way as a condition on rows of this alias with the customers' columns, its ids in parameter number `at`. */
export function armSql({ column, lowest }: ReachArm, at: number, alias = 'c'): string {
  const within = `${alias}."${column}"=ANY($${at}::uuid[])`
  const lower = lowest && NEXT_LOWER[column]
  return lower ? `(${within} AND ${alias}."${lower}" IS NULL)` : within
}

const COLUMN_OF_KIND: Record<string, ReachColumn> = {
  region: 'regionId',
  branch: 'branchId',
  'market-office': 'marketOfficeId',
}

/** Column of a unit the viewer holds a post at; a unit of no known kind reaches nothing. */
function columnOf(viewer: Viewer, unitId: string): ReachColumn | undefined {
  const post = viewer.posts.find((held) => held.anchorId === unitId)
  return post && COLUMN_OF_KIND[post.anchorKind]
}

function armsOf(viewer: Viewer, unitIds: readonly string[], lowest: boolean): ReachArm[] {
  const byColumn = new Map<ReachColumn, string[]>()
  for (const id of unitIds) {
    const column = columnOf(viewer, id)
    if (column) byColumn.set(column, [...(byColumn.get(column) ?? []), id])
  }
  return [...byColumn].map(([column, ids]) => ({
    column,
    ids,
    ...(lowest && column !== 'marketOfficeId' && { lowest }),
  }))
}

/** The ways customers are within reach of a permission: `all`, or arms (none = nothing). */
export function reachArms(viewer: Viewer, permission: Permission): 'all' | ReachArm[] {
  const reach = reachOf(viewer, permission)
  if (reach.all) return 'all'
  const own: ReachArm[] = reach.own ? [{ column: 'ownerId', ids: [viewer.personId] }] : []
  return [...own, ...armsOf(viewer, reach.subtrees, false), ...armsOf(viewer, reach.units, true)]
}

/** May the viewer see figures of credit, of trade, personal data and bank accounts of this customer. */
export function sightOf(viewer: Viewer, customer: CustomerPlace) {
  const placed = placedOf(customer)
  return {
    credit: mayOn(viewer, 'credit.read', placed),
    trade: mayOn(viewer, 'trade.read', placed),
    personal: mayOn(viewer, 'customers.read-personal', placed),
    bank: mayOn(viewer, 'customers.read-bank', placed),
  }
}
