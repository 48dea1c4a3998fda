import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { settingField } from '@/lib/areas/admin/settings/rules/field'
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
})
