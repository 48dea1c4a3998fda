import { z } from 'zod'

export const saveRatingInput = z.strictObject({
  customerId: z.uuid(),
  kind: z.enum(['first', 'periodic', 'interim']),
  /** B1 as far as it is filled in; its own form checks it. */
  answers: z.record(z.string().max(60), z.unknown()),
  /** Of the open sheet the writer saw, 0 when there was none; left out, it goes over whatever is there. */
  version: z.int().nonnegative().optional(),
})

export const submitRatingInput = z.strictObject({ id: z.uuid(), version: z.int().positive().optional() })

export const finalAnswer = z.object({
  grade: z.coerce
    .number()
    .pipe(z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])),
  reason: z.string().max(2000).default(''),
})
