import { z } from 'zod'
import { ownReviews, reviewList, reviewProgress, reviewStart } from '@/lib/areas/customers/reviews/queries'
import { reviewFilters } from '@/lib/areas/customers/reviews/schema'
import { type ApiOperation, read } from '@/lib/core/route'
import { may } from '@/lib/core/scope'

/** Reviews of the files, every two months (R-A03). */
export const reviewOperations: readonly ApiOperation[] = [
  read('/reviews', 'Reviews within reach, what is due first on top', reviewFilters, (viewer, filters) =>
    reviewList(viewer, filters),
  ),
  read(
    '/reviews/progress',
    'The state of reviews of the newest period, a row a branch and person',
    z.object({}),
    async (viewer) => (may(viewer, 'customers.read') ? reviewProgress(viewer) : null),
  ),
  read('/reviews/mine', 'My reviews that are not done', z.object({}), (viewer) => ownReviews(viewer, 20)),
  read(
    '/customers/{customerId}/review',
    'The review of a customer that is not done, with what changed in its months',
    z.object({ customerId: z.uuid() }),
    (viewer, { customerId }) => reviewStart(viewer, customerId),
  ),
]
