import { describe, expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { fen, type Fen } from './money'
import {
  countSetting,
  defaultsOf,
  defineSettings,
  moneySetting,
  ratioSetting,
  type SettingValues,
} from './setting-definition'

const settings = defineSettings({
  'demo.days': { schema: countSetting('days', 1, 31), default: 3, rule: 'R-C10', unitOverride: true },
  'demo.floor': { schema: moneySetting, default: fen(100), rule: 'R-P05', unitOverride: false },
  'demo.tail': { schema: z.enum(['B', 'C']), default: 'B', rule: 'R-C05', unitOverride: false },
})

describe('settings as data', () => {
  test('rules receive typed values', () => {
    const values: SettingValues<typeof settings> = defaultsOf(settings)
    expect(values).toEqual({ 'demo.days': 3, 'demo.floor': 100, 'demo.tail': 'B' })
    expectTypeOf(values['demo.floor']).toEqualTypeOf<Fen>()
    expectTypeOf(values['demo.tail']).toEqualTypeOf<'B' | 'C'>()
  })

  test('a default that its own schema refuses stops the start', () => {
    expect(() =>
      defineSettings({
        'demo.days': { schema: countSetting('days', 1, 31), default: 32, rule: 'R-C10', unitOverride: true },
      }),
    ).toThrow('demo.days')
  })

  test.each<[string, z.ZodType, unknown, boolean]>([
    ['a whole number of fen is money', moneySetting, 12_345, true],
    ['a fraction of a fen is not', moneySetting, 0.5, false],
    ['a setting is never negative money', moneySetting, -1, false],
    ['a ratio is decimal text', ratioSetting, '0.8', true],
    ['a ratio is never a binary number', ratioSetting, 0.8, false],
    ['a ratio has at most four decimals', ratioSetting, '0.12345', false],
  ])('%s', (_, schema, value, good) => {
    expect(schema.safeParse(value).success).toBe(good)
  })
})
