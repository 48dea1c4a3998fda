import { z } from 'zod'
import { departmentFunctions } from '../people/rules/person-options'
import type { DepartmentFunction } from '../people/rules/person-options'

const id = z.uuid()
const functions = z.enum(departmentFunctions.codes as readonly [DepartmentFunction, ...DepartmentFunction[]])

/** A department as it shall be; without an id it is opened. */
export const saveDepartmentInput = z.strictObject({
  customerId: id,
  departmentId: id.nullable(),
  /** Version the writer looked at; none for a new one. */
  version: z.int().min(1).optional(),
  name: z.string().trim().min(1, 'required').max(60),
  function: functions.nullable(),
  parentId: id.nullable(),
  headPostId: id.nullable(),
})
export const endDepartmentInput = z.strictObject({ customerId: id, departmentId: id })
