import { z } from 'zod'
import { dayInput } from '@/lib/core/day-input'

/** Filters of the trail as they stand in the address; what does not fit is left out. */
export const trailFilter = z.object({
  person: z.uuid().optional().catch(undefined),
  /** `credit` or `credit.line-decided`. */
  kind: z
    .string()
    .regex(/^[a-z]+(\.[a-z-]+)?$/)
    .optional()
    .catch(undefined),
  /** Id of a record, a customer's file number, or a document number. */
  record: z.string().trim().min(1).max(80).optional().catch(undefined),
  from: dayInput.optional().catch(undefined),
  to: dayInput.optional().catch(undefined),
  after: z.string().max(200).optional().catch(undefined),
  before: z.string().max(200).optional().catch(undefined),
})
export type TrailFilter = z.output<typeof trailFilter>
