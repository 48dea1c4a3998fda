import { settingField } from '@/lib/areas/admin/settings/rules/field'
import { settingsRegistry } from '@/lib/composition/settings-registry'
import { isInherited } from '@/lib/core/settings'
import { settingWords } from '../../settings/_components/words'

/** Values of a changed setting in words: its name, and before and after as the settings page writes them. */
export async function settingTeller(): Promise<
  (kind: string, values: Record<string, unknown>) => Record<string, unknown>
> {
  const words = await settingWords()
  return (kind, values) => {
    const key = String(values['key'] ?? '')
    const definition = settingsRegistry.get(key)
    if (kind !== 'settings.value-set' || !definition) return values
    const field = settingField(definition.schema)
    const tell = (value: unknown) =>
      value === null || isInherited(value) || !definition.schema.safeParse(value).success
        ? '—'
        : words.text(key, field, value)
    return {
      ...values,
      key: words.label(key),
      before: tell(values['before'] ?? (values['unit'] ? null : definition.default)),
      after: tell(values['after']),
    }
  }
}
