import { z } from 'zod'
import { roleCodes } from '@/lib/core/permissions'

const optionalText = (schema: z.ZodType<string>) =>
  z
    .union([z.literal(''), schema])
    .nullable()
    .default(null)
    .transform((text) => text || null)

const username = z
  .string()
  .transform((text) => text.normalize('NFKC').trim().toLowerCase())
  .pipe(z.string().regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, 'errors.username'))
const facts = {
  name: z.string().trim().min(1).max(40),
  username,
  employeeNo: optionalText(z.string().trim().max(30)),
  phone: optionalText(
    z
      .string()
      .trim()
      .regex(/^[+\d][\d -]{4,24}$/, 'errors.phone'),
  ),
  email: optionalText(z.string().trim().pipe(z.email().max(120))),
}
const personRef = { personId: z.uuid(), version: z.int().positive() }

export { username as usernameField }
export const addPersonInput = z.strictObject(facts)
export const editPersonInput = z.strictObject({ ...personRef, ...facts })
export const disablePersonInput = z.strictObject(personRef)
export const enablePersonInput = z.strictObject(personRef)

export const peopleFilter = z.object({
  q: z.string().trim().max(60).optional().catch(undefined),
  unit: z.uuid().optional().catch(undefined),
  role: z.enum(roleCodes).optional().catch(undefined),
  state: z.enum(['enabled', 'disabled', 'no-password', 'all']).catch('enabled'),
  after: z.string().max(400).optional().catch(undefined),
})
export type PeopleFilter = z.output<typeof peopleFilter>
