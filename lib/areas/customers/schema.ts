import { z } from 'zod'

const id = z.uuid()
const reason = z.string().trim().min(1, 'required').max(500)

/** What opens a file: everything else is filled in afterwards. */
export const createCustomerInput = z.strictObject({
  name: z.string().trim().min(2, 'name-too-short').max(100),
  /** Region, branch or market office the customer belongs to. */
  unitId: id,
  ownerId: id.nullable(),
  taxNumber: z.string().trim().max(30).nullish(),
  /** The file opens although the name looks like that of another one. */
  despiteDuplicates: z.boolean().default(false),
})
export const deleteCustomersInput = z.strictObject({ customerIds: z.array(id).min(1).max(200), reason })
export const restoreCustomersInput = z.strictObject({ customerIds: z.array(id).min(1).max(200) })
