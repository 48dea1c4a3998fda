import { z } from 'zod'

/** 重要事项变化: what must be corrected on the card at once (R-A10). */
export const importantChanges = ['capital', 'managers', 'payment-terms'] as const
export type ImportantChange = (typeof importantChanges)[number]

const amount = z
  .string()
  .regex(/^\d{1,13}(\.\d{1,2})?$/, 'errors.amount')
  .nullable()
  .default(null)
const text = (max: number) => z.string().trim().max(max)

/** A12 for one month; `version` null opens the month's record. */
export const keepOperatingInput = z.strictObject({
  customerId: z.uuid(),
  month: z.string().regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/, 'errors.month'),
  version: z.int().min(1).nullable().default(null),
  summary: text(4000).min(1, 'required'),
  /** Yuan. */
  sales: amount,
  purchases: amount,
  stock: amount,
  changes: z.array(z.enum(importantChanges)).max(importantChanges.length).default([]),
  changesNote: text(1000).default(''),
  reason: text(1000).default(''),
})
