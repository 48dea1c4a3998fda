import { z } from 'zod'
import { claimDecision } from '../claims/schema'
import { sentForms } from './rules/sent-forms'

const LONGEST_NOTE = 300

export const sendSheetInput = z.strictObject({
  customerId: z.uuid(),
  formId: z.enum(sentForms),
  days: z.int().min(1).max(365),
  /** Filled with what we have, or blank. */
  prefilled: z.boolean(),
  /** Ask a code, told by phone, before the sheet is shown. */
  withCode: z.boolean().default(false),
  note: z.string().trim().max(LONGEST_NOTE).optional(),
})
export const revokeSheetInput = z.strictObject({ linkId: z.uuid() })
export const renewSheetInput = z.strictObject({ linkId: z.uuid(), days: z.int().min(1).max(365) })

/** Of any length: one that is too long is looked for, and not found, like any other. */
const secret = z.string()
const code = z.string().trim().max(20).nullish()
const answers = z.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'errors.invalid_type',
)

/** Everything a stranger can send; who holds no secret gets no further than its look-up. */
export const openSheetInput = z.strictObject({ token: secret, code })
export const keepSheetInput = z.strictObject({ token: secret, code, answers, base: z.int().min(0) })
export const returnSheetInput = z.strictObject({ token: secret, code, answers })

export const takeOverInput = z.strictObject({
  linkId: z.uuid(),
  decisions: z.array(claimDecision).max(200),
})
