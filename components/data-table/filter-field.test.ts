import { expect, test } from 'vitest'

import { type FilterEditor, valueInWords } from './filter-field'

const grades: FilterEditor = {
  type: 'choices',
  options: [
    { value: '1', label: '一级' },
    { value: '2', label: '二级' },
  ],
}

test.each<[string, FilterEditor, string, string]>([
  ['choices are told by their labels', grades, '1,2', '一级、二级'],
  ['a choice that is gone is told by its code', grades, '1,9', '一级、9'],
  ['a number carries its unit', { type: 'number', unit: '%' }, '60', '60%'],
  ['a flag is a yes', { type: 'flag' }, '1', '是'],
  ['a date is itself', { type: 'date' }, '2026-11-22', '2026-11-22'],
  [
    'a person found earlier is told by name',
    { type: 'search', search: () => Promise.resolve([]), known: [{ value: 'p1', label: '沈若溪' }] },
    'p1',
    '沈若溪',
  ],
])('%s', (_name, editor, value, words) => {
  expect(valueInWords(editor, value, '是', 'zh-CN')).toBe(words)
})

test('several choices are told with the comma of the language', () => {
  expect(valueInWords(grades, '1,2', 'yes', 'en')).toBe('一级, 二级')
})
