import { z } from 'zod'
import { addDays } from '@/lib/core/dates'
import { allow } from '@/lib/core/decision'
import { defineSqlMutation } from '@/lib/core/mutation'
import { holdersOf, writeNotices } from '@/lib/core/notices'
import { isJob } from '@/lib/core/scope'
import { ratingsFallingDue } from '../queries'

/** Days before the due day on which the branch sales manager is told. */
const AHEAD = 14

/** R-C02: ratings that fall due are told to the sales manager of the branch, once a branch and due day. */
export const tellRatingsDue = defineSqlMutation({
  name: 'grading.rerate-due',
  input: z.strictObject({}),
  load: (run, _viewer, _input, at) =>
    ratingsFallingDue(run, addDays(at.today, -AHEAD), addDays(at.today, AHEAD)),
  authorize: (viewer) => isJob(viewer),
  decide: (_input, due) => allow(due),
  save: async (run, due, _input, _facts, at) => {
    const role = 'branch-sales-manager' as const
    const holders = await holdersOf(
      run,
      at.today,
      [...new Set(due.map((one) => one.branchId))].map((unitId) => ({ role, unitId })),
    )
    const told = await writeNotices(
      run,
      at.now,
      due.flatMap(({ branchId, dueOn, count }) =>
        holders
          .filter((held) => held.unitId === branchId)
          .map(({ personId }) => ({
            personId,
            kind: 'grading.rerate-due',
            values: { count, dueOn },
            href: '/grading',
            key: `grading.rerate-due:${branchId}:${dueOn}`,
          })),
      ),
    )
    return { told }
  },
  audit: () => [],
})
