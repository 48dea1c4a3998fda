import type { Viewer } from '@/lib/core/scope'
import { type CustomerPlace, mayOnCustomer } from '../policy'

/** Whoever holds a link acts through this job's viewer: nobody is signed in. */
export const SHEET_JOB = 'sheet-link'

/** Is this the viewer of the public page? */
export function holdsSheet(viewer: Viewer): boolean {
  return viewer.channel === `job:${SHEET_JOB}`
}

/** May this person send sheets to the customer, and take them back. */
export function maySend(viewer: Viewer, place: CustomerPlace): boolean {
  return mayOnCustomer(viewer, 'customers.read', place) && mayOnCustomer(viewer, 'forms.send-out', place)
}

/** May this person take over what came back. */
export function mayTakeOver(viewer: Viewer, place: CustomerPlace): boolean {
  return mayOnCustomer(viewer, 'customers.read', place) && mayOnCustomer(viewer, 'customers.edit', place)
}
