import { z } from 'zod'
import { allow } from '@/lib/core/decision'
import { defineSqlMutation } from '@/lib/core/mutation'
import { isJob } from '@/lib/core/scope'
import { tradeSettings } from '../contributes'
import { markOverdue as writeOverdue, placesOfPositions } from './writes'

const BATCH = 2000

/**
 * What of every debt is past its agreed day (R-P03), anew: money pays the oldest debt first, as `paymentRecord` says. In batches
 * after the id given; `last` is where the next one starts, null at the end.
 */
export const markOverdue = defineSqlMutation({
  name: 'trade.mark-overdue',
  input: z.strictObject({ after: z.uuid().nullable() }),
  load: async (run, _viewer, _input, at) => {
    const places = await placesOfPositions(run)
    return places.map((place) => ({
      ...place,
      days: at.settings.valueOf(tradeSettings, 'trade.term-days', [place.regionId, place.branchId]),
    }))
  },
  authorize: (viewer) => isJob(viewer),
  decide: (_input, terms) => allow(terms),
  save: (run, terms, { after }, _facts, at) => writeOverdue(run, at.now, at.today, terms, after, BATCH),
  audit: () => [],
})
