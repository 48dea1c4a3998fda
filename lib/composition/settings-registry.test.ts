import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type SettingField, settingField } from '@/lib/areas/admin/settings/rules/field'
import { isRoleCode } from '@/lib/core/permissions'
import english from '@/lib/messages/en/settings.json'
import chinese from '@/lib/messages/zh-CN/settings.json'
import { settingsRegistry } from './settings-registry'

/** Every `'area.name': {` that is defined somewhere. */
function definedKeys(): string[] {
  const files = [
    'lib/core/security-settings.ts',
    ...readdirSync('lib/areas').map((area) => `lib/areas/${area}/contributes.ts`),
  ]
  const texts = files.flatMap((file) => {
    try {
      return [readFileSync(file, 'utf8')]
    } catch {
      return []
    }
  })
  return texts.flatMap((text) =>
    [...text.matchAll(/^ {2}'([a-z]+\.[a-z0-9-]+)': \{/gm)].map((match) => match[1]!),
  )
}

describe('the settings of the house', () => {
  test('all that areas define are on the settings page', () => {
    expect([...settingsRegistry.keys()].sort()).toEqual(definedKeys().sort())
  })

  test.each([...settingsRegistry])('%s has an editor', (_, definition) => {
    expect(settingField(definition.schema).kind).toBeTruthy()
  })

  test.each([...settingsRegistry])('%s can be read in both languages', (key, definition) => {
    const missing = [chinese, english].flatMap((catalogue) =>
      wordless(catalogue, key, settingField(definition.schema)),
    )
    expect(missing).toEqual([])
  })
})

type Catalogue = typeof chinese
type Words = Record<string, string>

/** Names of a setting, its parts, choices and units that have no word. */
function wordless(catalogue: Catalogue, key: string, field: SettingField): string[] {
  const dashed = key.replace('.', '-')
  const of = (name: 'part' | 'option') => {
    const groups = catalogue[name] as Record<string, Words>
    return { ...groups['any'], ...groups[dashed] }
  }
  const own = [
    ...(dashed in (catalogue.label as Words) ? [] : [`label ${key}`]),
    ...(dashed in (catalogue.about as Words) ? [] : [`about ${key}`]),
    ...(key.slice(0, key.indexOf('.')) in (catalogue.area as Words) ? [] : [`area of ${key}`]),
  ]
  function walk(inner: SettingField): string[] {
    if (inner.kind === 'group')
      return inner.parts.flatMap(({ name, field: part }) => [
        ...(name in of('part') ? [] : [`part ${name}`]),
        ...walk(part),
      ])
    if (inner.kind === 'list') return walk(inner.item)
    if (inner.kind === 'maybe') return walk(inner.field)
    if (inner.kind === 'choice')
      return inner.options
        .filter((value) => !isRoleCode(String(value)) && !(String(value) in of('option')))
        .map((value) => `option ${value}`)
    if (inner.kind === 'number' && inner.unit && !(inner.unit in (catalogue.unit as Words)))
      return [`unit ${inner.unit}`]
    return []
  }
  return [...own, ...walk(field)]
}
