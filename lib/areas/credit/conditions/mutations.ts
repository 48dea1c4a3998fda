import { businessDate } from '@/lib/core/dates'
import { ConflictError, defineSqlMutation } from '@/lib/core/mutation'
import { lockConditions, mayRecordContract, mayStateException } from './queries'
import { decideContract, decideException } from './rules/contract'
import { recordContractInput, stateExceptionInput } from './schema'
import { writeContract, writeException } from './writes'

/**
 * R-K01: states the signed contract of a customer, with which it may have credit until it ends. One that somebody recorded
 * since the writer looked is a conflict, so that of two contracts the later is never taken for the only one.
 */
export const recordContract = defineSqlMutation({
  name: 'credit.record-contract',
  input: recordContractInput,
  usesSettings: false,
  load: (tx, _viewer, { customerId }) => lockConditions(tx, customerId),
  authorize: (viewer, customer) => mayRecordContract(viewer, customer),
  decide: ({ signedOn, until }, _customer, at) =>
    decideContract({ signedOn: businessDate(signedOn), until: businessDate(until) }, at.today),
  save: async (tx, { until }, { before }, customer, at) => {
    const { contractUntil, version } = customer
    if (contractUntil !== before)
      throw new ConflictError([{ field: 'until', base: before, theirs: contractUntil, mine: until }], version)
    await writeContract(tx, at, customer.id, until)
    return { contractUntil: until }
  },
  audit: ({ number, signedOn, until, note }, { id, name, contractUntil }) => ({
    kind: 'credit.contract-recorded',
    subjectType: 'customer',
    subjectId: id,
    customerId: id,
    values: { name, number, signedOn, until, before: contractUntil, note: note ?? '' },
  }),
})

/** R-P02: 分支机构总经理 lets a customer pay later although its kind pays at once, or takes that back. */
export const stateException = defineSqlMutation({
  name: 'credit.state-exception',
  input: stateExceptionInput,
  usesSettings: false,
  load: (tx, _viewer, { customerId }) => lockConditions(tx, customerId),
  authorize: (viewer, customer) => mayStateException(viewer, customer),
  decide: ({ allowed }, { exceptionOn }) => decideException(allowed, exceptionOn),
  save: async (tx, { allowed }, _input, customer, at) => {
    await writeException(tx, at, customer.id, allowed)
    return { allowed }
  },
  audit: ({ allowed, reason }, { id, name }) => ({
    kind: allowed ? 'credit.exception-allowed' : 'credit.exception-ended',
    subjectType: 'customer',
    subjectId: id,
    customerId: id,
    values: { name, reason },
  }),
})
