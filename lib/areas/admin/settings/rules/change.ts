import type { BusinessDate } from '@/lib/core/dates'
import { allowUnless, type Decision, type Reason } from '@/lib/core/decision'
import type { SettingDefinition } from '@/lib/core/setting-definition'

/** SET-01: a value holds from today on or later, never backwards; a unit has its own only where the setting allows it. */
export function decideSettingChange(
  change: { unitId: string | null; effectiveFrom: BusinessDate },
  definition: Pick<SettingDefinition, 'unitOverride'>,
  today: BusinessDate,
): Decision<null> {
  const reasons: Reason[] = []
  if (change.effectiveFrom < today)
    reasons.push({
      rule: 'SET-01',
      code: 'settings.not-backwards',
      values: { today },
      field: 'effectiveFrom',
    })
  if (change.unitId !== null && !definition.unitOverride)
    reasons.push({ rule: 'SET-01', code: 'settings.company-wide', field: 'unitId' })
  return allowUnless(reasons, null)
}
