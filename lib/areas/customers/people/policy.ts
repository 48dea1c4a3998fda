import type { Viewer } from '@/lib/core/scope'
import { type CustomerPlace, mayOnCustomer } from '../policy'

/** May the viewer change the people of this customer. */
export function mayEditPeople(viewer: Viewer, customer: CustomerPlace): boolean {
  return (
    mayOnCustomer(viewer, 'customers.read', customer) && mayOnCustomer(viewer, 'customers.edit', customer)
  )
}

/** May the viewer read personal data of the people of this customer. */
export function maySeePersonal(viewer: Viewer, customer: CustomerPlace): boolean {
  return mayOnCustomer(viewer, 'customers.read-personal', customer)
}
