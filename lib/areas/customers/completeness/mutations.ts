import { always, defineSqlMutation } from '@/lib/core/mutation'
import { isJob } from '@/lib/core/scope'
import { countInput } from './schema'
import { keepTotals, recountStale } from './writes'

/** A batch of dossiers counted by today's papers; the job goes on while there are any. */
export const recountCompleteness = defineSqlMutation({
  name: 'customers.recount-completeness',
  input: countInput,
  usesSettings: false,
  load: async () => ({}),
  authorize: (viewer) => isJob(viewer),
  decide: (input) => always(input),
  save: async (tx) => ({ counted: await recountStale(tx) }),
  audit: () => [],
})

/** The totals of completeness by branch and person, as they stand now. */
export const totalCompleteness = defineSqlMutation({
  name: 'customers.total-completeness',
  input: countInput,
  usesSettings: false,
  load: async () => ({}),
  authorize: (viewer) => isJob(viewer),
  decide: (input) => always(input),
  save: async (tx, _, __, ___, at) => ({ totals: await keepTotals(tx, at.now) }),
  audit: () => [],
})
