import { z } from 'zod'
import { personChangesOf, sentPersonChange } from '../people/schema'
import { behaviourNumbers } from '../power/rules/standing'

const id = z.uuid()
const day = z.iso.date()

/** A profile (G3) as it shall be: facts of the contact, and the days of behaviours, each with what the writer saw. */
export const keepProfileInput = z
  .strictObject({
    customerId: id,
    postId: id,
    source: z.enum(['form', 'visit', 'survey']).default('form'),
    changes: z.array(sentPersonChange).max(60).default([]),
    behaviours: z
      .array(
        z.strictObject({
          /** Number in TAS-15. */
          number: z.int().min(1).max(behaviourNumbers.length),
          from: day.nullable(),
          /** null: it was not seen after all. */
          to: day.nullable(),
        }),
      )
      .max(behaviourNumbers.length)
      .refine((list) => new Set(list.map(({ number }) => number)).size === list.length, 'errors.twice')
      .default([]),
  })
  .transform((input, ctx) => ({ ...input, changes: personChangesOf(input.changes, ctx) }))
