import type { BusinessDate } from './dates'
import type { SqlTx } from './db'
import type { SettingDefinitions, SettingValues } from './setting-definition'

type Row = { key: string; unitId: string | null; value: unknown }

/** The settings in force on one day. */
export type Settings = {
  /** Value for a unit: its own, else the nearest above it, else the company's, else the default. */
  valueOf<D extends SettingDefinitions, K extends keyof D & string>(
    definitions: D,
    key: K,
    unitPath?: readonly (string | null)[],
  ): SettingValues<D>[K]
}

/** Settings from rows that are in force (at most one for a key and unit). A stored value that no longer fits its schema is an error, not a default. */
export function settingsFrom(rows: readonly Row[]): Settings {
  const byKey = new Map(rows.map((row) => [`${row.key} ${row.unitId ?? ''}`, row.value]))
  return {
    valueOf(definitions, key, unitPath = []) {
      const definition = definitions[key]!
      const places = definition.unitOverride ? [...unitPath].reverse() : []
      for (const unitId of [...places, '']) {
        const stored = unitId === null ? undefined : byKey.get(`${key} ${unitId}`)
        if (stored !== undefined) return definition.schema.parse(stored) as never
      }
      return definition.default as never
    },
  }
}

/** Reads the settings in force on `date`: one small indexed query. */
export async function settingsAsOf(sql: SqlTx, date: BusinessDate): Promise<Settings> {
  return settingsFrom(
    await sql.query<Row>(
      `SELECT DISTINCT ON ("key","unitId") "key","unitId","value" FROM "SettingValue"
       WHERE "effectiveFrom" <= $1::date ORDER BY "key","unitId","effectiveFrom" DESC,"setAt" DESC`,
      [date],
    ),
  )
}
