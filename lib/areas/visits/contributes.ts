import { z } from 'zod'
import { defineSettings, percentSetting } from '@/lib/core/setting-definition'
import { cadences } from './rules/visit-due'

const cadence = z.enum(cadences)

/** What an administrator may set about visits. */
export const visitSettings = defineSettings({
  /** How often 业务经理 visits a customer of each credit grade. */
  'visits.rep-cadence': {
    schema: z.strictObject({ 1: cadence, 2: cadence, 3: cadence, 4: cadence, 5: cadence }),
    default: { 1: 'day', 2: 'week', 3: 'half-month', 4: 'month', 5: 'month' },
    rule: 'R-V02',
    unitOverride: false,
  },
  /** Per cent of the cadence by which a visit may be late before it is overdue. */
  'visits.tolerance': { schema: percentSetting, default: 20, rule: 'R-V03', unitOverride: false },
})
