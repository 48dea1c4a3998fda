import { z } from 'zod'
import { permissions, roleCodes, scopes } from '@/lib/core/permissions'

const scope = z.enum(scopes).nullable()

export const setGrantsInput = z.strictObject({
  changes: z
    .array(
      z.strictObject({ role: z.enum(roleCodes), permission: z.enum(permissions), from: scope, to: scope }),
    )
    .min(1)
    .max(2000)
    .refine(
      (changes) =>
        new Set(changes.map(({ role, permission }) => `${role} ${permission}`)).size === changes.length,
    ),
})
