import { z } from 'zod'

/** What form C1 can be about, as stored. */
export const changeKinds = ['add', 'disqualify', 'lost', 'end', 'amend', 'restore'] as const
export type ChangeKind = (typeof changeKinds)[number]

export const changeStates = ['pending', 'approved', 'filed', 'refused', 'returned', 'withdrawn'] as const
export type ChangeState = (typeof changeStates)[number]

/** Is `text` a kind of change? */
export function isChangeKind(text: string): text is ChangeKind {
  return (changeKinds as readonly string[]).includes(text)
}

export const proposeChangeInput = z.strictObject({
  customerId: z.uuid(),
  kind: z.enum(changeKinds),
  /** What a person fills on C1; figures the house knows are filled in by the server. */
  answers: z.record(z.string().max(40), z.unknown()),
})

export const fileChangesInput = z.strictObject({ ids: z.array(z.uuid()).min(1).max(200) })
