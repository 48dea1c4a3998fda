import { z } from 'zod'
import { usernameField } from '../people/schema'

/** Longer than any allowed password, so that the sentence about the length can be the one shown. */
const password = z.string().max(1000)
const token = z.string().regex(/^[\w-]{43}$/)

export const issueLinkInput = z.strictObject({ personId: z.uuid() })
export const operatorLinkInput = z.strictObject({ username: usernameField.nullable() })
export const useLinkInput = z.strictObject({ token, password })
export const beginInput = z.strictObject({
  token,
  password,
  username: usernameField,
  name: z.string().trim().min(1).max(40),
  company: z.string().trim().min(1).max(60),
})
export const changePasswordInput = z.strictObject({ current: password, next: password })
export const endSessionInput = z.strictObject({ sessionId: z.uuid() })
export const endOtherSessionsInput = z.strictObject({})
export const endSessionsOfInput = z.strictObject({ personId: z.uuid() })
