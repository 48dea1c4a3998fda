import { z } from 'zod'
import { roleCodes } from '@/lib/core/permissions'
import { dayInput } from '@/lib/core/day-input'

const date = dayInput
const lastDay = z
  .union([z.literal(''), date])
  .nullable()
  .default(null)
  .transform((text) => text || null)

const term = { startsOn: date, endsOn: lastDay, acting: z.boolean().default(false) }

export const givePostInput = z.strictObject({
  personId: z.uuid(),
  unitId: z.uuid(),
  role: z.enum(roleCodes),
  ...term,
})
export const changePostInput = z.strictObject({ postId: z.uuid(), version: z.int().positive(), ...term })
/** `endsOn`: the last day it is held. */
export const endPostInput = z.strictObject({ postId: z.uuid(), version: z.int().positive(), endsOn: date })
