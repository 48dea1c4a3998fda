import { z } from 'zod'
import type { Fen } from './money'

/** One setting of the house: what it may be, what it is until somebody changes it, and the rule it serves. */
export type SettingDefinition<T = unknown> = {
  schema: z.ZodType<T>
  /** Holds wherever no override is in force. */
  default: NoInfer<T>
  /** Rule id, e.g. `R-C10`. */
  rule: string
  /** May a unit (region, branch) have a value of its own? */
  unitOverride: boolean
}

/** `area.name`, e.g. `credit.decision-days`. */
export type SettingKey = `${string}.${string}`

type Definitions<T extends Record<SettingKey, unknown>> = { [K in keyof T]: SettingDefinition<T[K]> }

/** The values of a group of settings, as a rule receives them. */
export type SettingValues<D extends Record<SettingKey, SettingDefinition>> = {
  [K in keyof D]: D[K] extends SettingDefinition<infer T> ? T : never
}

/**
 * Declares the settings of an area. Throws at start when a default does not meet its own schema,
 * so a wrong default can never be the value in force.
 */
export function defineSettings<T extends Record<SettingKey, unknown>>(
  definitions: Definitions<T>,
): Definitions<T> {
  for (const [key, definition] of Object.entries<SettingDefinition>(definitions)) {
    const result = definition.schema.safeParse(definition.default)
    if (!result.success) throw new Error(`default of setting ${key}: ${z.prettifyError(result.error)}`)
  }
  return definitions
}

/** The defaults alone: what tests and a fresh installation run on. */
export function defaultsOf<D extends Record<SettingKey, SettingDefinition>>(
  definitions: D,
): SettingValues<D> {
  return Object.fromEntries(
    Object.entries(definitions).map(([key, definition]) => [key, definition.default]),
  ) as SettingValues<D>
}

/** An amount in fen, not negative. The editor shows yuan because of `unit`. */
export const moneySetting = z.int().nonnegative().meta({ unit: 'fen' }) as unknown as z.ZodType<Fen>

/** A whole number of days, months, hours … between `min` and `max`. */
export function countSetting(
  unit: 'days' | 'months' | 'hours' | 'times' | 'day-of-month',
  min: number,
  max: number,
) {
  return z.int().min(min).max(max).meta({ unit })
}

/** A whole per cent. */
export const percentSetting = z.int().min(0).max(1000).meta({ unit: 'percent' })

/** A ratio kept as decimal text ("0.8"), so that no binary fraction ever meets money. */
export const ratioSetting = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,4})?$/)
  .meta({ unit: 'ratio' })
