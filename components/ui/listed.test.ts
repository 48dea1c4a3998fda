import { expect, test } from 'vitest'
import { bracketed, listed, markOf } from './listed'

test.each([
  ['zh-CN', ['甲', '乙', '丙'], '甲、乙、丙'],
  ['en', ['A', 'B', 'C'], 'A, B, C'],
  ['en', ['A', 'B'], 'A, B'],
  ['en', ['A'], 'A'],
  ['zh-CN', [], ''],
])('%s %j reads %s', (locale, things, text) => {
  expect(listed(things, locale)).toBe(text)
})

test('marks between and behind words are those of the language', () => {
  expect(
    ['zh-CN', 'en'].map((locale) => `甲${markOf('semicolon', locale)}乙${bracketed('丙', locale)}`),
  ).toEqual(['甲；乙（丙）', '甲; 乙 (丙)'])
})
