import type { Permission } from '@/lib/core/permissions'

/** Records of a customer that take notes and files: their table, and the right to see them. */
export const recordKinds = {
  customer: { table: null, sees: 'customers.read' },
  'shipping-order': { table: 'ShippingOrder', sees: 'trade.read' },
  receipt: { table: 'Receipt', sees: 'trade.read' },
  'credit-rating': { table: 'CreditRating', sees: 'grading.read' },
  'line-application': { table: 'LineApplication', sees: 'credit.read' },
  'customer-change': { table: 'CustomerChange', sees: 'customers.read' },
  'form-entry': { table: 'FormEntry', sees: 'customers.read' },
  visit: { table: 'Visit', sees: 'customers.read' },
  'contact-post': { table: 'ContactPost', sees: 'customers.read' },
} as const satisfies Record<string, { table: string | null; sees: Permission }>

export type RecordKind = keyof typeof recordKinds
export const recordKindNames = Object.keys(recordKinds) as [RecordKind, ...RecordKind[]]

/** Is this a kind of record that takes notes and files? */
export function isRecordKind(text: string): text is RecordKind {
  return Object.hasOwn(recordKinds, text)
}

/** Kinds of record whose notes and files a viewer sees, given which rights he has at the customer. */
export function kindsSeen(has: (permission: Permission) => boolean): RecordKind[] {
  return recordKindNames.filter((kind) => has(recordKinds[kind].sees))
}
