import { z } from 'zod'
import { permissions } from '@/lib/core/permissions'

/** A token of one's own. `scopes`: permissions it is narrowed to; empty = all one has. */
export const createTokenInput = z.strictObject({
  name: z.string().trim().min(1).max(60),
  scopes: z.array(z.enum(permissions)).max(permissions.length).default([]),
  /** Days it is good for. */
  days: z.coerce.number().pipe(z.int().min(1).max(366)),
})
export const revokeTokenInput = z.strictObject({ tokenId: z.uuid() })
/** For whoever runs the server. */
export const operatorTokenInput = createTokenInput.extend({
  username: z.string().trim().toLowerCase().max(60),
})
