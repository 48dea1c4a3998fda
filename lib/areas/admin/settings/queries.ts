import { today } from '@/lib/core/clock'
import { sql } from '@/lib/core/db'
import type { Viewer } from '@/lib/core/scope'
import { isInherited } from '@/lib/core/settings'
import { mayChangeSettings } from '../policy'
import type { SettingsRegistry } from './mutations'

/** One value that was set; `inherits` means the place gave its own value up. */
export type SetValue = {
  id: string
  key: string
  unitId: string | null
  unit: string | null
  value: unknown
  inherits: boolean
  effectiveFrom: string
  setAt: string
  by: string | null
  reason: string | null
}

export type SettingState = {
  key: string
  /** In force for the company; null = the default. */
  company: SetValue | null
  /** In force for units of their own, by unit. */
  units: SetValue[]
  /** Set, but holding from a later day. */
  coming: SetValue[]
}

async function valuesSet(key: string | null): Promise<SetValue[]> {
  const rows = await sql<Omit<SetValue, 'inherits' | 'setAt'> & { setAt: Date }>(
    `SELECT v."id", v."key", v."unitId", u."name" AS "unit", v."value", v."effectiveFrom"::text AS "effectiveFrom",
       v."setAt", p."name" AS "by", v."reason"
     FROM "SettingValue" v LEFT JOIN "Unit" u ON u."id" = v."unitId" LEFT JOIN "Person" p ON p."id" = v."setById"
     WHERE $1::text IS NULL OR v."key" = $1 ORDER BY v."effectiveFrom" DESC, v."setAt" DESC`,
    [key],
  )
  return rows.map((row) => ({ ...row, setAt: row.setAt.toISOString(), inherits: isInherited(row.value) }))
}

function stateOf(key: string, values: readonly SetValue[], day: string): SettingState {
  const mine = values.filter((value) => value.key === key)
  const inForce = new Map<string | null, SetValue>()
  for (const value of mine)
    if (value.effectiveFrom <= day && !inForce.has(value.unitId)) inForce.set(value.unitId, value)
  const own = [...inForce.values()].filter((value) => !value.inherits)
  return {
    key,
    company: own.find((value) => value.unitId === null) ?? null,
    units: own.filter((value) => value.unitId !== null),
    coming: mine.filter((value) => value.effectiveFrom > day),
  }
}

/** What is in force and what is coming, setting by setting. Null for a viewer who may not change settings. */
export async function settingStates(
  viewer: Viewer,
  registry: SettingsRegistry,
): Promise<SettingState[] | null> {
  if (!mayChangeSettings(viewer)) return null
  const values = await valuesSet(null)
  return [...registry.keys()].map((key) => stateOf(key, values, today()))
}

/** One setting with everything that was ever set, newest first. Null when there is none or it may not be seen. */
export async function settingHistory(
  viewer: Viewer,
  registry: SettingsRegistry,
  key: string,
): Promise<{ state: SettingState; history: SetValue[] } | null> {
  if (!mayChangeSettings(viewer) || !registry.has(key)) return null
  const values = await valuesSet(key)
  return { state: stateOf(key, values, today()), history: values }
}
