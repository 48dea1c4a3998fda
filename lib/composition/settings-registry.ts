import { adminSettings } from '@/lib/areas/admin/contributes'
import { settingMutations, type SettingsRegistry } from '@/lib/areas/admin/settings/mutations'
import { creditSettings } from '@/lib/areas/credit/contributes'
import { customerSettings } from '@/lib/areas/customers/contributes'
import { gradingSettings } from '@/lib/areas/grading/contributes'
import { tradeSettings } from '@/lib/areas/trade/contributes'
import { visitSettings } from '@/lib/areas/visits/contributes'
import { securitySettings } from '@/lib/core/security-settings'
import type { SettingDefinition } from '@/lib/core/setting-definition'

/** Every setting of the house by key, in the order of the settings page. */
export const settingsRegistry: SettingsRegistry = new Map<string, SettingDefinition>(
  [
    customerSettings,
    gradingSettings,
    creditSettings,
    tradeSettings,
    visitSettings,
    adminSettings,
    securitySettings,
  ].flatMap((group) => Object.entries<SettingDefinition>(group)),
)

export const { setSetting } = settingMutations(settingsRegistry)
