import { z } from 'zod'
import { monthOf, plusMonths } from '@/lib/core/dates'
import { always, defineSqlMutation } from '@/lib/core/mutation'
import { isJob } from '@/lib/core/scope'
import { keepProgress } from './writes'

/** Months of progress that are kept after their end. */
const KEPT = 24

/** Counts how far the lines of this month and the next are, for readers of more customers than are counted while they wait. */
export const countProgress = defineSqlMutation({
  name: 'credit.count-progress',
  input: z.strictObject({}),
  usesSettings: false,
  load: async () => ({}),
  authorize: (viewer) => isJob(viewer),
  decide: (input) => always(input),
  save: async (tx, _step, _input, _facts, at) => {
    const month = monthOf(at.today)
    const oldest = plusMonths(month, -KEPT)
    const now = await keepProgress(tx, month, oldest, at.now)
    return { rows: now + (await keepProgress(tx, plusMonths(month, 1), oldest, at.now)) }
  },
  audit: () => [],
})
