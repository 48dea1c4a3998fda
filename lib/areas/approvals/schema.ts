import { z } from 'zod'

const remark = z.string().trim().max(2000).default('')

export const decideInput = z.strictObject({
  // As many as the inbox shows at once, so that what is within rule is signed in one go.
  ids: z.array(z.uuid()).min(1).max(400),
  verdict: z.enum(['approve', 'refuse', 'return']),
  /** What is approved where the signer chooses: { amount: "149120.00" } of a line, { grade: 3, reason } of a rating. */
  answer: z.record(z.string().max(40), z.union([z.string().max(2000), z.number()])).default({}),
  remark,
  returnTo: z.int().nonnegative().nullable().default(null),
  /** Version the signer had on the screen, for one paper. */
  version: z.int().positive().optional(),
})

export const withdrawInput = z.strictObject({ id: z.uuid(), remark })

export const addSignerInput = z.strictObject({ id: z.uuid(), personId: z.uuid(), remark })

export type DecideInput = z.output<typeof decideInput>
