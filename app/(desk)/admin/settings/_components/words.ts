import { getTranslations } from 'next-intl/server'
import type { SettingField } from '@/lib/areas/admin/settings/rules/field'
import { isRoleCode } from '@/lib/core/permissions'
import { type Fen, formatYuan } from '@/lib/core/money'

/** An editor with every word in the reader's language. */
export type WordedField =
  | (Exclude<SettingField, { kind: 'group' | 'list' | 'maybe' | 'choice' }> & { unitWord?: string })
  | { kind: 'choice'; options: { value: string | number; label: string }[] }
  | { kind: 'group'; parts: { name: string; label: string; field: WordedField }[] }
  | { kind: 'list'; item: WordedField; least: number; most: number }
  | { kind: 'maybe'; field: WordedField }

export type SettingWords = {
  label: (key: string) => string
  about: (key: string) => string
  worded: (key: string, field: SettingField) => WordedField
  /** A value as one line of text. */
  text: (key: string, field: SettingField, value: unknown) => string
}

/** Key of a setting in the catalogue: dots would nest. */
function dashed(key: string): string {
  return key.replace('.', '-')
}

/** The words of the settings page. A part without a word of its own reads as its name. */
export async function settingWords(): Promise<SettingWords> {
  const [t, roles] = await Promise.all([getTranslations('settings'), getTranslations('roles.name')])
  const say = t as unknown as ((path: string) => string) & { has: (path: string) => boolean }
  const first = (paths: string[], otherwise: string) => {
    const found = paths.find((path) => say.has(path))
    return found ? say(found) : otherwise
  }
  const partWord = (key: string, name: string) =>
    first([`part.${dashed(key)}.${name}`, `part.any.${name}`], name)
  const optionWord = (key: string, value: string | number) =>
    typeof value === 'string' && isRoleCode(value)
      ? roles(value)
      : first([`option.${dashed(key)}.${value}`, `option.any.${value}`], String(value))
  const unitWord = (unit: string | undefined) => (unit ? first([`unit.${unit}`], unit) : '')

  function worded(key: string, field: SettingField): WordedField {
    switch (field.kind) {
      case 'choice':
        return {
          kind: 'choice',
          options: field.options.map((value) => ({ value, label: optionWord(key, value) })),
        }
      case 'group':
        return {
          kind: 'group',
          parts: field.parts.map((part) => ({
            name: part.name,
            label: partWord(key, part.name),
            field: worded(key, part.field),
          })),
        }
      case 'list':
        return { ...field, item: worded(key, field.item) }
      case 'maybe':
        return { kind: 'maybe', field: worded(key, field.field) }
      case 'number':
        return { ...field, unitWord: unitWord(field.unit) }
      default:
        return field
    }
  }

  function text(key: string, field: SettingField, value: unknown): string {
    switch (field.kind) {
      case 'money':
        return `¥${formatYuan(value as Fen)}`
      case 'number':
        return `${String(value)}${unitWord(field.unit)}`
      case 'yes-no':
        return value === true ? t('yes') : t('no')
      case 'choice':
        return optionWord(key, value as string | number)
      case 'maybe':
        return value === null ? t('nothing') : text(key, field.field, value)
      case 'list':
        return (value as unknown[]).map((item) => text(key, field.item, item)).join(t('join'))
      case 'group': {
        const of = value as Record<string, unknown>
        const deep = field.parts.some((part) => part.field.kind === 'group')
        return field.parts
          .map((part) => {
            const word = partWord(key, part.name)
            const inner = text(key, part.field, of[part.name])
            return part.field.kind === 'group' ? t('partOf', { part: word, inner }) : `${word} ${inner}`
          })
          .join(deep ? t('joinGroups') : t('joinParts'))
      }
      default:
        return String(value)
    }
  }

  return {
    label: (key) => first([`label.${dashed(key)}`], key),
    about: (key) => first([`about.${dashed(key)}`], ''),
    worded,
    text,
  }
}
