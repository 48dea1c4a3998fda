import { z } from 'zod'

const amount = z.string().regex(/^\d{1,13}(\.\d{1,2})?$/, 'errors.amount')
const month = z.string().regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/, 'errors.month')

/** Rows of one sheet: every customer of a large branch goes with one press. */
export const mostRows = 5000

/** B2: the lines of a month, customer by customer. */
export const applyInput = z.strictObject({
  month,
  rows: z
    .array(z.strictObject({ customerId: z.uuid(), amount }))
    .min(1)
    .max(mostRows)
    .refine((rows) => new Set(rows.map((row) => row.customerId)).size === rows.length, 'errors.twice'),
})

export const lineAnswer = z.object({ amount: amount.optional() })

export const setTotalInput = z.strictObject({
  quarter: z.string().regex(/^[1-9]\d{3}-Q[1-4]$/, 'errors.quarter'),
  amount,
  limits: z.array(z.strictObject({ regionId: z.uuid(), amount })).max(100),
  version: z.int().positive().optional(),
})

export const approveTotalInput = z.strictObject({
  quarter: z.string().regex(/^[1-9]\d{3}-Q[1-4]$/),
  version: z.int().positive(),
})

export type ApplyInput = z.output<typeof applyInput>
