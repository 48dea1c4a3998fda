import { placedOf } from '@/lib/areas/customers/policy'
import type { AuditEntry } from '@/lib/core/audit'
import { ConflictError, always, defineSqlMutation } from '@/lib/core/mutation'
import { mayCorrectVisit, mayRecordVisit } from './policy'
import { lockVisit, lockVisitCustomer, type LockedVisitCustomer } from './queries'
import { decideVisit } from './rules/visit-record'
import { correctVisitInput, recordVisitInput, removeVisitInput } from './schema'
import { dropVisit, insertVisit, keepVisitDays, updateVisit } from './writes'

function event(
  kind: string,
  id: string,
  customer: LockedVisitCustomer,
  values: Record<string, unknown>,
): AuditEntry {
  return {
    kind,
    subjectType: 'visit',
    subjectId: id,
    customerId: customer.id,
    unitId: placedOf(customer).unitId,
    values: { name: customer.name, ...values },
  }
}

/** 登记拜访: a line of the card A8; the customer's last and next visit go along in the same transaction. */
export const recordVisit = defineSqlMutation({
  name: 'visits.record',
  input: recordVisitInput,
  usesSettings: false,
  load: (tx, _, input) => lockVisitCustomer(tx, input.customerId),
  authorize: (viewer, customer) => mayRecordVisit(viewer, customer),
  decide: ({ customerId: _, ...call }, __, at) => decideVisit(call, at.today),
  save: async (tx, call, _, customer, at, viewer) => {
    const id = await insertVisit(tx, at, customer.id, call, viewer.personId)
    await keepVisitDays(tx, customer.id)
    return { id }
  },
  audit: (input, customer, _, { id }) =>
    event('visits.recorded', id, customer, { date: input.visitedOn, way: input.way }),
})

/** Puts a recorded call right. Throws ConflictError when somebody did meanwhile. */
export const correctVisit = defineSqlMutation({
  name: 'visits.correct',
  input: correctVisitInput,
  usesSettings: false,
  load: (tx, _, input) => lockVisit(tx, input.id),
  authorize: (viewer, { visit, customer }) => mayCorrectVisit(viewer, { ...customer, ...visit }),
  decide: ({ id: _, version: __, ...call }, ___, at) => decideVisit(call, at.today),
  save: async (tx, call, input, { visit, customer }) => {
    if (visit.version !== input.version) throw new ConflictError([], visit.version)
    const version = await updateVisit(tx, visit.id, call)
    await keepVisitDays(tx, customer.id)
    return { version }
  },
  audit: (input, { visit, customer }) =>
    event('visits.corrected', visit.id, customer, { date: input.visitedOn, way: input.way }),
})

/** Takes a call off the card, with a reason. */
export const removeVisit = defineSqlMutation({
  name: 'visits.remove',
  input: removeVisitInput,
  usesSettings: false,
  load: (tx, _, input) => lockVisit(tx, input.id),
  authorize: (viewer, { visit, customer }) => mayCorrectVisit(viewer, { ...customer, ...visit }),
  decide: (input) => always(input),
  save: async (tx, input, _, { visit, customer }, at) => {
    if (visit.version !== input.version) throw new ConflictError([], visit.version)
    await dropVisit(tx, at, visit.id)
    await keepVisitDays(tx, customer.id)
    return { removed: true }
  },
  audit: (input, { visit, customer }) =>
    event('visits.removed', visit.id, customer, { date: visit.visitedOn, reason: input.reason }),
})
