import type { Viewer } from '@/lib/core/scope'
import { type CustomerPlace, mayOnCustomer } from '../policy'

/**
 * May the viewer place this customer in a group: he keeps its file, and sees both the firm it is to stand under and the
 * one it stands under now. Who does not see the present parent must not undo what he cannot know of.
 */
export function mayPlace(
  viewer: Viewer,
  customer: CustomerPlace,
  others: readonly (CustomerPlace | null)[],
): boolean {
  return (
    mayOnCustomer(viewer, 'customers.read', customer) &&
    mayOnCustomer(viewer, 'customers.edit', customer) &&
    others.every((other) => other === null || mayOnCustomer(viewer, 'customers.read', other))
  )
}
