import type { Viewer } from '@/lib/core/scope'
import { type CustomerPlace, mayOnCustomer } from '../policy'

/** May the viewer draw on the map of this customer: judge its people, and record what he saw. */
export function mayDrawMap(viewer: Viewer, customer: CustomerPlace): boolean {
  return (
    mayOnCustomer(viewer, 'customers.read', customer) && mayOnCustomer(viewer, 'customers.edit', customer)
  )
}

/** May the viewer read agendas, strategies and what was noted of single people. */
export function mayReadAgendas(viewer: Viewer, customer: CustomerPlace): boolean {
  return mayOnCustomer(viewer, 'customers.read-personal', customer)
}
