import { z } from 'zod'
import { dayInput } from '@/lib/core/day-input'

const date = dayInput

export const delegateInput = z.strictObject({
  fromPersonId: z.uuid(),
  toPersonId: z.uuid(),
  plans: z.array(z.string().max(60)).max(50).default([]),
  startsOn: date,
  endsOn: date,
  reason: z.string().trim().min(1).max(500),
})
export const revokeDelegationInput = z.strictObject({ delegationId: z.uuid() })
