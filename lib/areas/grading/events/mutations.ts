import { z } from 'zod'
import { businessDate } from '@/lib/core/dates'
import { sqlOf } from '@/lib/core/db'
import { allow } from '@/lib/core/decision'
import { defineMutation, defineSqlMutation } from '@/lib/core/mutation'
import { isJob } from '@/lib/core/scope'
import { mayRate } from '../policy'
import {
  customersWithEvents,
  endedEvents,
  eventMeasure,
  heldEvents,
  isLawsuitReported,
  lockRatedCustomer,
} from './queries'
import { decideLawsuit, newEvents } from './rules/credit-events'
import { followEventsInput, reportLawsuitInput } from './schema'
import { endEvents, eventEntries, recordEvents } from './writes'

const BATCH = 200

/** W3: events that are over are ended, and the customers told of whom the books say something new, a batch behind an id. */
export const findEvents = defineSqlMutation({
  name: 'grading.find-events',
  input: z.strictObject({ after: z.uuid().nullable() }),
  load: async (run, _viewer, { after }, at) => {
    const measure = await eventMeasure(run, at.settings, at.today)
    return {
      over: after === null ? await endedEvents(run, measure) : [],
      found: await customersWithEvents(run, measure, after, BATCH),
    }
  },
  authorize: (viewer) => isJob(viewer),
  decide: (_input, found) => allow(found),
  save: async (run, { over, found }, _input, _facts, at) => {
    if (over.length > 0) await endEvents(run, over, at.today)
    return { customers: found, last: found.length < BATCH ? null : found.at(-1)! }
  },
  audit: () => [],
})

/** W3: what the books say of one customer opens the sheet of an interim rating; said before, it does nothing. */
export const followEvents = defineMutation({
  name: 'grading.follow-events',
  input: followEventsInput,
  load: async (tx, _viewer, { customerId }, at) => {
    const run = sqlOf(tx)
    const customer = await lockRatedCustomer(run, customerId)
    if (!customer) return null
    const measure = await eventMeasure(run, at.settings, at.today)
    return { customer, ...(await heldEvents(run, measure, customerId)) }
  },
  authorize: (viewer) => isJob(viewer),
  decide: (_input, { held, recorded }, at) =>
    allow(newEvents(held, recorded).map((kind) => ({ kind, on: at.today, note: null }))),
  save: async (tx, events, _input, { customer }, at) =>
    events.length === 0 ? null : recordEvents(tx, at, customer, events, null),
  audit: (_input, { customer }, events, opened) => (opened ? eventEntries(customer, events, opened) : []),
})

/** W3: 分支机构销售经理 reports a lawsuit; the sheet of an interim rating opens with the knock-out and what is known of it. */
export const reportLawsuit = defineMutation({
  name: 'grading.report-lawsuit',
  input: reportLawsuitInput,
  load: async (tx, viewer, { customerId, on }) => {
    const run = sqlOf(tx)
    const customer = await lockRatedCustomer(run, customerId)
    if (!customer || !mayRate(viewer, customer)) return null
    return { customer, isReported: await isLawsuitReported(run, customerId, on) }
  },
  authorize: (viewer, { customer }) => mayRate(viewer, customer),
  decide: ({ on }, { isReported }, at) => decideLawsuit(businessDate(on), isReported, at.today),
  save: (tx, on, { note }, { customer }, at, viewer) =>
    recordEvents(tx, at, customer, [{ kind: 'lawsuit', on, note }], viewer.personId),
  audit: ({ note }, { customer }, on, opened) =>
    eventEntries(customer, [{ kind: 'lawsuit', on, note }], opened),
})
