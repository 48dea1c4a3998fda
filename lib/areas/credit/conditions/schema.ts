import { z } from 'zod'
import type { BusinessDate } from '@/lib/core/dates'
import { dayInput } from '@/lib/core/day-input'
import type { Fen } from '@/lib/core/money'
import type { StandingFacts } from '../rules/credit-standing'

const reason = z.string().trim().min(1, 'required').max(500)

/** The signed contract of a customer as the branch records it (R-K01, R-K03). */
export const recordContractInput = z.strictObject({
  customerId: z.uuid(),
  number: z.string().trim().min(1, 'required').max(40),
  signedOn: dayInput,
  until: dayInput,
  /** The general manager's written authorisation, where somebody else signed. */
  note: z.string().trim().max(200).optional(),
  /** Until when the contract on file held as the writer saw it: one recorded meanwhile is not overwritten unseen. */
  before: dayInput.nullable(),
})

/** Whether a customer may pay later although its kind pays at once (R-P02). */
export const stateExceptionInput = z.strictObject({
  customerId: z.uuid(),
  allowed: z.boolean(),
  reason,
})

/** What a line asks of a customer beside its grade, and what of it the viewer may state. */
export type ConditionsPage = {
  terms: StandingFacts['terms']
  channelNature: StandingFacts['channelNature']
  exceptionOn: BusinessDate | null
  contractUntil: BusinessDate | null
  /** What a new customer is expected to buy a month (R-C07), in fen. */
  expectedFen: Fen | null
  may: { contract: boolean; exception: boolean; facts: boolean }
}
