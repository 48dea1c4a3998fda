import { type CustomerPlace, mayOnCustomer } from '@/lib/areas/customers/policy'
import { may, type Viewer } from '@/lib/core/scope'
import { personalSlots } from './schema'

/** May the viewer enter documents of this customer: the archivist, and whoever keeps the customer supplies them. */
export function mayKeepDocuments(viewer: Viewer, customer: CustomerPlace): boolean {
  return (
    mayOnCustomer(viewer, 'customers.read', customer) &&
    (may(viewer, 'archive.file') || mayOnCustomer(viewer, 'customers.edit', customer))
  )
}

/** May the viewer say how secret the documents are and where they lie (R-A04, R-A07). */
export function mayShelveDocuments(viewer: Viewer, customer: CustomerPlace): boolean {
  return mayOnCustomer(viewer, 'customers.read', customer) && may(viewer, 'archive.file')
}

/** May the viewer open the files of a slot: secret ones by right, proofs of identity like other personal data. */
export function mayOpenDocument(
  viewer: Viewer,
  customer: CustomerPlace,
  secrecy: number,
  slot: number,
): boolean {
  if (secrecy > 0 && !may(viewer, 'archive.read-secret')) return false
  const personal = (personalSlots as readonly number[]).includes(slot)
  return (
    !personal || mayOnCustomer(viewer, 'customers.read-personal', customer) || may(viewer, 'archive.file')
  )
}
