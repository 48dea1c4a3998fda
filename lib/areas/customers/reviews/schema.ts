import { z } from 'zod'
import { trends } from './rules/trend'

export const reviewStates = ['open', 'submitted', 'done', 'missed'] as const
export type ReviewState = (typeof reviewStates)[number]

/** What a list of reviews is narrowed to. `late`: open or submitted, and past their day. */
export const reviewFilters = z.strictObject({
  state: z.enum([...reviewStates, 'late']).optional(),
  trend: z.enum(trends).optional(),
  ownerId: z.uuid().optional(),
  after: z.string().max(300).optional(),
})
export type ReviewFilters = z.output<typeof reviewFilters>

/** The next customers in the order of their ids. */
export const openReviewsInput = z.strictObject({ after: z.uuid().nullable() })
export const escalateReviewsInput = z.strictObject({})
