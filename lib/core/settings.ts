import type { BusinessDate } from './dates'
import type { SqlTx } from './db'
import type { SettingDefinition, SettingKey, SettingValues } from './setting-definition'

type Row = { key: string; unitId: string | null; value: unknown }
type Definitions = Record<SettingKey, SettingDefinition>

/** Kept instead of a value: from that day on the place has none of its own again. */
export const INHERIT = { $inherit: true } as const

/** Is this stored value the mark that there is none? */
export function isInherited(stored: unknown): boolean {
  return typeof stored === 'object' && stored !== null && '$inherit' in stored
}

/** The settings in force on one day. */
export type Settings = {
  /** Value for a unit: its own, else the nearest above it (`unitPath` runs from the root down), else the company's, else the default. */
  valueOf<D extends Definitions, K extends keyof D & SettingKey>(
    definitions: D,
    key: K,
    unitPath?: readonly (string | null)[],
  ): SettingValues<D>[K]
  /** All values of an area at once, as its rules take them. */
  valuesOf<D extends Definitions>(definitions: D, unitPath?: readonly (string | null)[]): SettingValues<D>
}

/** Settings from rows in force (at most one for a key and unit). A stored value that no longer fits its schema throws. */
export function settingsFrom(rows: readonly Row[]): Settings {
  const byKey = new Map(rows.map((row) => [`${row.key} ${row.unitId ?? ''}`, row.value]))
  function find(key: string, definition: SettingDefinition, unitPath: readonly (string | null)[]): unknown {
    const places = definition.unitOverride ? [...unitPath].reverse() : []
    for (const unitId of [...places, '']) {
      const stored = unitId === null ? undefined : byKey.get(`${key} ${unitId}`)
      if (stored !== undefined && !isInherited(stored)) return definition.schema.parse(stored)
    }
    return definition.default
  }
  return {
    valueOf: (definitions, key, unitPath = []) => find(key, definitions[key]!, unitPath) as never,
    valuesOf: (definitions, unitPath = []) =>
      Object.fromEntries(
        Object.entries(definitions).map(([key, definition]) => [key, find(key, definition, unitPath)]),
      ) as never,
  }
}

/** Reads the settings in force on `date`: one small indexed query. */
export async function settingsAsOf(sql: SqlTx, date: BusinessDate): Promise<Settings> {
  return settingsFrom(
    await sql.kept<Row>(
      `SELECT DISTINCT ON ("key","unitId") "key","unitId"::text AS "unitId","value" FROM "SettingValue"
       WHERE "effectiveFrom" <= $1::date ORDER BY "key","unitId","effectiveFrom" DESC,"setAt" DESC`,
      [date],
    ),
  )
}
