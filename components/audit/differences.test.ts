import { expect, test } from 'vitest'
import { differencesOf } from './differences'

test.each<[string, Record<string, unknown>, [string, string, string][]]>([
  ['nothing to compare', { name: 'x' }, []],
  ['one value, not facts', { before: 1, after: 2 }, []],
  [
    'what stayed is left out',
    { before: { name: '甲', code: 'A' }, after: { name: '乙', code: 'A' } },
    [['name', '甲', '乙']],
  ],
  ['what was empty', { before: { phone: null }, after: { phone: '…1234' } }, [['phone', '', '…1234']]],
  [
    'what came and what went',
    { before: { a: 1 }, after: { b: true } },
    [
      ['a', '1', ''],
      ['b', '', 'true'],
    ],
  ],
])('%s', (_, values, expected) => {
  expect(differencesOf(values).map(({ field, before, after }) => [field, before, after])).toEqual(expected)
})
