import { z } from 'zod'
import { chosenCustomers } from '../list/schema'

/** Most customers one hand-over may move. */
export const mostAtOnce = 1000

export const handOverInput = z.strictObject({
  chosen: chosenCustomers,
  toPersonId: z.uuid(),
  reason: z.string().trim().min(1, 'required').max(500),
})
