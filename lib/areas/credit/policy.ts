import { type CustomerPlace, mayOnCustomer } from '@/lib/areas/customers/policy'
import type { Viewer } from '@/lib/core/scope'

/** Applies for lines of this customer: 分支机构销售经理 of its branch (R-C09). */
export function mayApply(viewer: Viewer, customer: CustomerPlace): boolean {
  return mayOnCustomer(viewer, 'credit.apply', customer)
}

export function mayReadCredit(viewer: Viewer, customer: CustomerPlace): boolean {
  return mayOnCustomer(viewer, 'credit.read', customer)
}
