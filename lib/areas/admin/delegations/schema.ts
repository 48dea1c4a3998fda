import { z } from 'zod'

const date = z.iso.date()

export const delegateInput = z.strictObject({
  fromPersonId: z.uuid(),
  toPersonId: z.uuid(),
  plans: z.array(z.string().max(60)).max(50).default([]),
  startsOn: date,
  endsOn: date,
  reason: z.string().trim().min(1).max(500),
})
export const revokeDelegationInput = z.strictObject({ delegationId: z.uuid() })
