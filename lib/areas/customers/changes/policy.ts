import type { Permission } from '@/lib/core/permissions'
import { may, type Viewer } from '@/lib/core/scope'
import { type CustomerPlace, mayOnCustomer } from '../policy'
import type { ChangeKind } from './schema'

const RIGHT: Record<ChangeKind, Permission> = {
  add: 'customers.select',
  disqualify: 'customers.select',
  lost: 'customers.confirm-lost',
  end: 'customers.end-cooperation',
  amend: 'customers.select',
  restore: 'customers.select',
}

/** May the viewer hand in a C1 of this kind for the customer (W1). */
export function mayPropose(viewer: Viewer, kind: ChangeKind, customer: CustomerPlace): boolean {
  return mayOnCustomer(viewer, 'customers.read', customer) && mayOnCustomer(viewer, RIGHT[kind], customer)
}

/** May the viewer file signed C1 (R-S04: 营销部 存档、备案). */
export function mayFile(viewer: Viewer, customer: CustomerPlace): boolean {
  return mayOnCustomer(viewer, 'customers.file-change', customer)
}

/** Sees the register at all: whoever files, selects or reviews. */
export function mayReadRegister(viewer: Viewer): boolean {
  return may(viewer, 'customers.read')
}
