import { z } from 'zod'

/** What a person decides of one claim: take it, keep ours, or write something else. `seen` is the mark of what he saw on file. */
export const claimDecision = z.strictObject({
  claimId: z.uuid(),
  verdict: z.enum(['accept', 'keep', 'edit']),
  seen: z.string().max(60),
  value: z.json().optional(),
})

/** Decides conflicts of one customer: each its own way, all or none. */
export const decideClaimsInput = z.strictObject({
  customerId: z.uuid(),
  decisions: z.array(claimDecision).min(1).max(200),
})
export type ClaimDecision = z.output<typeof claimDecision>
