import { z } from 'zod'
import { defineSettings, percentSetting } from '@/lib/core/setting-definition'
import { visitIntervals } from './rules/visit-due'

const interval = z.enum(visitIntervals)

/** What an administrator may set about visits. */
export const visitSettings = defineSettings({
  /** How often 业务经理 visits a customer of each credit grade. */
  'visits.rep-intervals': {
    schema: z.strictObject({ 1: interval, 2: interval, 3: interval, 4: interval, 5: interval }),
    default: { 1: 'day', 2: 'week', 3: 'half-month', 4: 'month', 5: 'month' },
    rule: 'R-V02',
    unitOverride: false,
  },
  /** Per cent of the interval by which a visit may be late before it is overdue. */
  'visits.tolerance': { schema: percentSetting, default: 20, rule: 'R-V03', unitOverride: false },
})
