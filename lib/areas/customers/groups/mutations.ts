import { ConflictError, defineSqlMutation } from '@/lib/core/mutation'
import { customerSettings } from '../contributes'
import { mayPlace } from './policy'
import { lockPlace } from './queries'
import { decidePlace, placed } from './rules/group-tree'
import { setParentInput } from './schema'
import { groupEvent, savePlace } from './writes'

/**
 * Puts a customer under another one in its group, moves it, or takes it out (`parentId` null). The groups of both are
 * locked and the top of every firm in them is kept right in the same transaction. Refuses circles, too deep and too
 * large groups and firms in the recycle bin; beyond reach is the firm, its parent of now or the new one: not found.
 */
export const setParent = defineSqlMutation({
  name: 'customers.set-parent',
  input: setParentInput,
  load: async (tx, _viewer, input) => {
    const facts = await lockPlace(tx, input.customerId, input.parentId)
    return facts && (input.parentId === null || facts.parent) ? facts : null
  },
  authorize: (viewer, { customer, parent, present }) => mayPlace(viewer, customer, [parent, present]),
  decide: (input, { customer, parent, firms }, at) =>
    decidePlace({
      customer,
      parent: parent && { id: parent.id, name: parent.name, living: parent.living },
      tie: input.tie,
      firms,
      limits: at.settings.valueOf(customerSettings, 'customers.groups'),
    }),
  save: async (tx, step, input, { customer, firms, present }, at) => {
    if (
      input.seenParentId !== undefined &&
      input.seenParentId !== customer.parentId &&
      input.version !== customer.version
    )
      throw new ConflictError(
        [{ field: 'parentId', base: null, theirs: present?.name ?? null, mine: step.parentId }],
        customer.version,
      )
    await savePlace(tx, at, customer.id, step, placed(firms, customer.id, step.parentId))
    return { customerId: customer.id, deed: step.deed }
  },
  audit: (_input, { customer, parent, present }, { deed, tie }) =>
    groupEvent(customer, { deed, tie, before: present, after: parent }),
})
