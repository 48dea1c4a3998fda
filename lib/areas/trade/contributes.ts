import { z } from 'zod'
import { countSetting, defineSettings } from '@/lib/core/setting-definition'

const dayOfMonth = countSetting('day-of-month', 1, 28)

export const tradeSettings = defineSettings({
  /** Days after the end of cooperation beyond which open debt is bad debt. */
  'trade.bad-debt-days': {
    schema: countSetting('days', 1, 730),
    default: 90,
    rule: 'R-P04',
    unitOverride: false,
  },
  /** Hours in which the slip of a phone release has to be signed. */
  'trade.phone-release-hours': {
    schema: countSetting('hours', 1, 168),
    default: 24,
    rule: 'R-D03',
    unitOverride: true,
  },
  /** Longest agreed term; debt older than this is overdue (P16). */
  'trade.term-days': { schema: countSetting('days', 0, 365), default: 30, rule: 'R-P03', unitOverride: true },
  /** The days of a month on which branches remit what they collected (旬期汇付). */
  'trade.remittance-days': {
    schema: z
      .strictObject({ first: dayOfMonth, second: dayOfMonth })
      .refine(({ first, second }) => first < second, { path: ['second'] }),
    default: { first: 10, second: 20 },
    rule: 'R-P07',
    unitOverride: false,
  },
})
