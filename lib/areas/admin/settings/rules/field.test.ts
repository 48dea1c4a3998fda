import { expect, test } from 'vitest'
import { z } from 'zod'
import { businessDate } from '@/lib/core/dates'
import { countSetting, moneySetting, ratioSetting } from '@/lib/core/setting-definition'
import { decideSettingChange } from './change'
import { type SettingField, settingField } from './field'

test.each<[string, z.ZodType, SettingField]>([
  [
    'days from 1 to 10',
    countSetting('days', 1, 10),
    { kind: 'number', whole: true, min: 1, max: 10, unit: 'days' },
  ],
  ['an amount', moneySetting, { kind: 'money' }],
  ['a ratio', ratioSetting, { kind: 'ratio' }],
  ['yes or no', z.boolean(), { kind: 'yes-no' }],
  ['one of words', z.enum(['warns', 'exempt']), { kind: 'choice', options: ['warns', 'exempt'] }],
  ['one of numbers', z.union([z.literal(4), z.literal(5)]), { kind: 'choice', options: [4, 5] }],
  ['what never changes', z.literal('0'), { kind: 'fixed', value: '0' }],
  ['nothing or an amount', moneySetting.nullable(), { kind: 'maybe', field: { kind: 'money' } }],
  [
    'words',
    z.array(z.string().max(40)).min(1).max(20),
    { kind: 'list', item: { kind: 'text', longest: 40 }, least: 1, most: 20 },
  ],
  [
    'parts',
    z.strictObject({ 2: moneySetting }),
    { kind: 'group', parts: [{ name: '2', field: { kind: 'money' } }] },
  ],
  [
    'a table by word',
    z.record(z.enum(['state', 'private']), z.enum(['A', 'B'])),
    {
      kind: 'group',
      parts: [
        { name: 'state', field: { kind: 'choice', options: ['A', 'B'] } },
        { name: 'private', field: { kind: 'choice', options: ['A', 'B'] } },
      ],
    },
  ],
])('%s', (_, schema, expected) => {
  expect(settingField(schema)).toEqual(expected)
})

const today = businessDate('2026-11-23')

test.each<[string, string, string | null, boolean, string[]]>([
  ['from today on', '2026-11-23', null, false, []],
  ['from next month on', '2026-12-01', null, false, []],
  ['from yesterday on', '2026-11-22', null, false, ['settings.not-backwards']],
  ['for a unit where that is allowed', '2026-11-23', 'suzhou', true, []],
  ['for a unit where it is not', '2026-11-23', 'suzhou', false, ['settings.company-wide']],
])('a value %s', (_, from, unitId, unitOverride, expected) => {
  const decision = decideSettingChange({ unitId, effectiveFrom: businessDate(from) }, { unitOverride }, today)
  expect(decision.allowed ? [] : decision.reasons.map((reason) => reason.code)).toEqual(expected)
})
