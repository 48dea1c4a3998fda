import { expect, test } from 'vitest'
import { listed } from './listed'

test.each([
  ['zh-CN', ['甲', '乙', '丙'], '甲、乙、丙'],
  ['en', ['A', 'B', 'C'], 'A, B, C'],
  ['en', ['A', 'B'], 'A, B'],
  ['en', ['A'], 'A'],
  ['zh-CN', [], ''],
])('%s %j reads %s', (locale, things, text) => {
  expect(listed(things, locale)).toBe(text)
})
