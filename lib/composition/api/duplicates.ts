import { z } from 'zod'
import { duplicateGroups } from '@/lib/areas/customers/duplicate-groups/queries'
import { judgeDuplicates, startDuplicateSearch } from '@/lib/areas/customers/duplicates/mutations'
import { likelyCustomers } from '@/lib/areas/customers/duplicates/queries'
import { duplicateViews, typedFirmInput } from '@/lib/areas/customers/duplicates/schema'
import { mergeCustomers, undoMerge } from '@/lib/areas/customers/merge/mutations'
import { mergeOf, mergesInto, mergeSheet } from '@/lib/areas/customers/merge-sheet/queries'
import { type ApiOperation, read, write } from '@/lib/core/route'
import { may } from '@/lib/core/scope'

const id = z.uuid()

/** Duplicates: found while typing and by the nightly search, judged, merged, taken back. */
export const duplicateOperations: readonly ApiOperation[] = [
  read(
    '/customers/namesakes',
    'Customers within reach that may be the firm described, likeliest first, with score and reasons',
    z.object({ ...typedFirmInput.shape }),
    async (viewer, typed) =>
      may(viewer, 'customers.create') || may(viewer, 'customers.edit')
        ? likelyCustomers(viewer, typed)
        : null,
  ),
  read(
    '/customers/duplicates',
    'Groups of customers that may be one firm, strongest first',
    z.object({
      view: z.enum(duplicateViews).default('likely'),
      customerId: id.optional(),
      after: z.string().max(500).optional(),
    }),
    (viewer, { view, customerId, after }) =>
      duplicateGroups(viewer, { view, customerId: customerId ?? null, after: after ?? null }),
  ),
  write('Say of pairs that they are two firms, or take that back', judgeDuplicates),
  write('Search the whole file for duplicates now, as a task', startDuplicateSearch),
  read(
    '/customers/merge-sheet',
    'Records side by side: every fact with when and from where it came, and what is proposed',
    z.object({ ids: z.string().max(300) }),
    (viewer, { ids }) => mergeSheet(viewer, ids.split(',')),
  ),
  write('Make several records of one firm one', mergeCustomers),
  write('Take a merge back', undoMerge),
  read(
    '/customers/merges/{mergeId}',
    'A merge and what it changed',
    z.object({ mergeId: id }),
    (viewer, asked) => mergeOf(viewer, asked.mergeId),
  ),
  read(
    '/customers/{customerId}/merges',
    'Merges into a customer, newest first',
    z.object({ customerId: id }),
    (viewer, { customerId }) => mergesInto(viewer, customerId),
  ),
]
