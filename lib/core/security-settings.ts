import { z } from 'zod'
import { defineSettings } from './setting-definition'

/** What an administrator may set about signing in. Company-wide: a unit has no value of its own. */
export const securitySettings = defineSettings({
  'security.session-idle-minutes': {
    schema: z.int().min(5).max(480).meta({ unit: 'minutes' }),
    default: 30,
    rule: 'SEC-01',
    unitOverride: false,
  },
  'security.session-hours': {
    schema: z.int().min(1).max(24).meta({ unit: 'hours' }),
    default: 12,
    rule: 'SEC-01',
    unitOverride: false,
  },
  'security.password-min-length': {
    schema: z.int().min(8).max(64).meta({ unit: 'characters' }),
    default: 12,
    rule: 'SEC-02',
    unitOverride: false,
  },
})
