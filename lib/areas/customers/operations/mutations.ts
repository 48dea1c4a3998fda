import { monthOf } from '@/lib/core/dates'
import { ConflictError, defineSqlMutation } from '@/lib/core/mutation'
import { customerSettings } from '../contributes'
import { mayOnCustomer, placedOf } from '../policy'
import { lockOperating } from './queries'
import { decideOperating } from './rules/operating-record'
import { keepOperatingInput } from './schema'
import { keepOperatingRecord } from './writes'

/** 记录经营状况 (A12): one record a customer and month, corrected in place. Throws ConflictError when it moved on. */
export const keepOperating = defineSqlMutation({
  name: 'customers.keep-operating',
  input: keepOperatingInput,
  load: async (tx, _, input) => {
    const facts = await lockOperating(tx, input.customerId, input.month, input.sales)
    return facts
  },
  authorize: (viewer, { customer }) =>
    mayOnCustomer(viewer, 'customers.read', customer) && mayOnCustomer(viewer, 'customers.edit', customer),
  decide: (input, { change }, at) =>
    decideOperating(
      input,
      change,
      at.settings.valueOf(customerSettings, 'customers.marked-change'),
      monthOf(at.today),
    ),
  save: async (tx, record, input, { stored }, at, viewer) => {
    if ((stored?.version ?? null) !== input.version) throw new ConflictError([], stored?.version ?? 0)
    return keepOperatingRecord(tx, at, record, viewer.personId)
  },
  audit: (input, { customer, change }, _, { id }) => ({
    kind: 'customers.operating-kept',
    subjectType: 'operating-record',
    subjectId: id,
    customerId: customer.id,
    unitId: placedOf(customer).unitId,
    values: { name: customer.name, month: input.month, changes: input.changes, change },
  }),
})
