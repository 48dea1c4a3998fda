import { z } from 'zod'

export const handOverInput = z.strictObject({
  fromPersonId: z.uuid(),
  toPersonId: z.uuid(),
  /** Branches whose customers go over; empty = all. */
  branchIds: z.array(z.uuid()).max(500).default([]),
  /** How many the preview showed. */
  count: z.int().positive(),
  reason: z.string().trim().min(1).max(500),
})
