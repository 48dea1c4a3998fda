import { z } from 'zod'
import { dayInput } from '@/lib/core/day-input'

const reason = z.string().trim().min(1, 'required').max(500)

/** The signed contract of a customer as the branch records it (R-K01, R-K03). */
export const recordContractInput = z.strictObject({
  customerId: z.uuid(),
  number: z.string().trim().min(1, 'required').max(40),
  signedOn: dayInput,
  until: dayInput,
  /** The general manager's written authorisation, where somebody else signed. */
  note: z.string().trim().max(200).optional(),
})

/** Whether a customer may pay later although its kind pays at once (R-P02). */
export const stateExceptionInput = z.strictObject({
  customerId: z.uuid(),
  allowed: z.boolean(),
  reason,
})
