import { z } from 'zod'
import { dayInput } from '@/lib/core/day-input'

export const setSettingInput = z.strictObject({
  key: z.string().regex(/^[a-z]+\.[a-z0-9-]+$/),
  /** null: the whole company. */
  unitId: z
    .union([z.literal(''), z.uuid()])
    .nullable()
    .default(null)
    .transform((id) => id || null),
  /** Checked by the setting's own schema. Nothing when the place shall have no value of its own any more. */
  value: z.unknown(),
  inherit: z.boolean().default(false),
  effectiveFrom: dayInput,
  reason: z.string().trim().max(500).default(''),
})
