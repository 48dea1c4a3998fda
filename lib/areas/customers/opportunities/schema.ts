import { z } from 'zod'
import { dayInput } from '@/lib/core/day-input'
import { type BuyingRole, buyingRoles } from '../people/rules/person-options'
import { opportunityStates } from './rules/opportunity-roles'

const id = z.uuid()
const role = z.enum(buyingRoles.codes as readonly [BuyingRole, ...BuyingRole[]])

/** An opportunity as it shall be; without an id it is opened. Amount in yuan. */
export const saveOpportunityInput = z.strictObject({
  customerId: id,
  opportunityId: id.nullable(),
  /** Version the writer looked at; none for a new one. */
  version: z.int().min(1).optional(),
  name: z.string().trim().min(2, 'name-too-short').max(100),
  state: z.enum(opportunityStates).default('open'),
  amount: z
    .string()
    .regex(/^\d{1,13}(\.\d{1,2})?$/, 'errors.amount')
    .nullable(),
  closesOn: dayInput.nullable(),
  salesRepId: id.nullable(),
  note: z.string().trim().max(1000).nullable(),
  roles: z.array(z.strictObject({ postId: id, role })).max(60),
})
