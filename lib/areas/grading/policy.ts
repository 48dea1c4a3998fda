import { mayOnCustomer, type CustomerPlace } from '@/lib/areas/customers/policy'
import type { Viewer } from '@/lib/core/scope'

/** Fills the assessment: the sales manager of the customer's branch (R-C01). */
export function mayRate(viewer: Viewer, customer: CustomerPlace): boolean {
  return mayOnCustomer(viewer, 'grading.rate', customer)
}

export function mayReadRating(viewer: Viewer, customer: CustomerPlace): boolean {
  return mayOnCustomer(viewer, 'grading.read', customer)
}
