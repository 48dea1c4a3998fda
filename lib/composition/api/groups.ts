import { z } from 'zod'
import { setParent } from '@/lib/areas/customers/groups/mutations'
import { customerGroup, groupHistory } from '@/lib/areas/customers/groups/queries'
import { customerLife } from '@/lib/areas/customers/life/queries'
import { type ApiOperation, read, write } from '@/lib/core/route'

const customerId = z.uuid()

/** The life of a customer, and groups of firms: their trees, what the whole buys, owes and may have, and the place of a customer in one. */
export const groupOperations: readonly ApiOperation[] = [
  read(
    '/customers/{customerId}/group',
    'The group of a customer: the members within reach as a tree, with their figures and the sums',
    z.object({ customerId }),
    (viewer, input) => customerGroup(viewer, input.customerId),
  ),
  read(
    '/customers/{customerId}/group/changes',
    'How the group came to be as it is, newest first',
    z.object({ customerId }),
    (viewer, input) => groupHistory(viewer, input.customerId),
  ),
  read(
    '/customers/{customerId}/life',
    'Where a customer stands in its life: every form that moved it and who signed, observation, class of its debt',
    z.object({ customerId }),
    (viewer, input) => customerLife(viewer, input.customerId),
  ),
  write('Put a customer under another one in its group, move it or take it out', setParent),
]
