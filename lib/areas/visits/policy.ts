import { type CustomerPlace, mayOnCustomer } from '@/lib/areas/customers/policy'
import type { Viewer } from '@/lib/core/scope'

/** May the viewer see the calls made on this customer: the folder then has their tab. */
export function mayReadVisits(viewer: Viewer, customer: CustomerPlace): boolean {
  return mayOnCustomer(viewer, 'customers.read', customer) && mayOnCustomer(viewer, 'visits.read', customer)
}

/** May the viewer record a call on this customer. */
export function mayRecordVisit(viewer: Viewer, customer: CustomerPlace): boolean {
  return mayReadVisits(viewer, customer) && mayOnCustomer(viewer, 'visits.record', customer)
}

/** May the viewer correct or remove this call: who made or wrote it, and who approves visits of this customer. */
export function mayCorrectVisit(
  viewer: Viewer,
  visit: CustomerPlace & { personId: string; createdBy: string },
): boolean {
  if (!mayRecordVisit(viewer, visit)) return false
  return (
    [visit.personId, visit.createdBy].includes(viewer.personId) ||
    mayOnCustomer(viewer, 'visits.approve', visit)
  )
}
