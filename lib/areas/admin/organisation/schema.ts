import { z } from 'zod'
import { unitKinds } from './rules/tree'

const name = z.string().trim().min(1).max(60)
const code = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,19}$/, 'errors.unit-code')
  .transform((text) => text.toUpperCase())
const facts = { name, code }
const unitRef = { unitId: z.uuid(), version: z.int().positive() }

export const addUnitInput = z.strictObject({ parentId: z.uuid(), kind: z.enum(unitKinds), ...facts })
export const editUnitInput = z.strictObject({ ...unitRef, ...facts })
/** R-S01: how many customers the area may have. R-S03: who dominates its channels. */
export const setAreaInput = z.strictObject({
  ...unitRef,
  channelDominance: z.enum(['state', 'private', 'half']).nullable(),
  customerQuota: z.int().min(0).max(1_000_000).nullable(),
})
export const moveUnitInput = z.strictObject({ ...unitRef, parentId: z.uuid() })
export const endUnitInput = z.strictObject(unitRef)
export const reopenUnitInput = z.strictObject(unitRef)
/** The head office of a fresh installation. */
export const foundCompanyInput = z.strictObject({ name, code: code.default('HQ') })
