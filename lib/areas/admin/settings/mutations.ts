import { newId } from '@/lib/core/audit'
import type { BusinessDate } from '@/lib/core/dates'
import { dateColumn, sqlOf } from '@/lib/core/db'
import { defineMutation, fieldErrorsOf, InvalidError } from '@/lib/core/mutation'
import type { SettingDefinition } from '@/lib/core/setting-definition'
import { INHERIT } from '@/lib/core/settings'
import { mayChangeSettings } from '../policy'
import { decideSettingChange } from './rules/change'
import { setSettingInput } from './schema'

/** Every setting of the house, joined in composition. */
export type SettingsRegistry = ReadonlyMap<string, SettingDefinition>

/** The value in the form its own schema gives it. Throws InvalidError with the errors at their parts. */
function checked(definition: SettingDefinition, value: unknown): unknown {
  const result = definition.schema.safeParse(value)
  if (result.success) return result.data
  const errors = Object.entries(fieldErrorsOf(result.error.issues))
  throw new InvalidError(
    Object.fromEntries(
      errors.map(([path, problems]) => [path === '_' ? 'value' : `value.${path}`, problems]),
    ),
  )
}

/** The mutations over the settings of `registry`. */
export function settingMutations(registry: SettingsRegistry) {
  /** Sets a value for the company or a unit from a day on (SET-01). Earlier values stay readable; nothing is overwritten. */
  const setSetting = defineMutation({
    name: 'admin.set-setting',
    input: setSettingInput,
    load: async (tx, viewer, input, at) => {
      const definition = registry.get(input.key)
      if (!definition || !mayChangeSettings(viewer)) return null
      const value = input.inherit ? INHERIT : checked(definition, input.value)
      const unit = input.unitId
        ? await tx.unit.findFirst({
            where: { id: input.unitId, endedOn: null },
            select: { id: true, name: true },
          })
        : null
      if (input.unitId && !unit) throw new InvalidError({ unitId: [{ code: 'errors.unknown-unit' }] })
      const before = await tx.settingValue.findFirst({
        where: { key: input.key, unitId: input.unitId, effectiveFrom: { lte: dateColumn(at.today) } },
        orderBy: [{ effectiveFrom: 'desc' }, { setAt: 'desc' }],
        select: { value: true },
      })
      return { definition, value, unit, before: before?.value ?? null }
    },
    authorize: mayChangeSettings,
    decide: (input, { definition }, at) =>
      decideSettingChange(
        { ...input, effectiveFrom: input.effectiveFrom as BusinessDate },
        definition,
        at.today,
      ),
    save: async (tx, _step, input, { value }, at, viewer) => {
      const id = newId(at.now)
      await sqlOf(tx).query(
        `INSERT INTO "SettingValue" ("id","key","unitId","value","effectiveFrom","setById","setAt","reason")
         VALUES ($1::uuid,$2,$3::uuid,$4::jsonb,$5::date,$6::uuid,$7::timestamptz,$8)`,
        [
          id,
          input.key,
          input.unitId,
          JSON.stringify(value),
          input.effectiveFrom,
          viewer.personId,
          at.now.toISOString(),
          input.reason || null,
        ],
      )
      return { id }
    },
    audit: (input, { value, unit, before }) => ({
      kind: 'settings.value-set',
      subjectType: 'setting',
      subjectId: input.key,
      unitId: unit?.id ?? null,
      values: {
        key: input.key,
        unit: unit?.name ?? '',
        before,
        after: value,
        effectiveFrom: input.effectiveFrom,
        reason: input.reason,
      },
    }),
  })
  return { setSetting }
}
