import { z } from 'zod'
import { countSetting, defineSettings } from '@/lib/core/setting-definition'

/** What an administrator may set about administration itself. */
export const adminSettings = defineSettings({
  'admin.delegation-max-days': {
    schema: countSetting('days', 1, 366),
    default: 90,
    rule: 'DLG-01',
    unitOverride: false,
  },
  'admin.setup-link-hours': {
    schema: z.int().min(1).max(168).meta({ unit: 'hours' }),
    default: 72,
    rule: 'SEC-02',
    unitOverride: false,
  },
})
