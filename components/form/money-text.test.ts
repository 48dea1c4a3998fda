import { expect, test } from 'vitest'

import { readMoney, sentMoney } from './money-text'

test.each([
  ['plain yuan', '1234.5', '1,234.50', '1234.50'],
  ['already grouped', '1,234.50', '1,234.50', '1234.50'],
  ['ten-thousands', '12万', '120,000.00', '120000.00'],
  ['hundred millions with a decimal', '1.2亿', '120,000,000.00', '120000000.00'],
  ['full-width digits, comma and point', '１，２３４．５', '1,234.50', '1234.50'],
  ['with signs and words of money', '￥ 16 万元', '160,000.00', '160000.00'],
  ['nothing', '  ', '', ''],
  ['a negative amount shows a true minus', '-5', '−5.00', '-5.00'],
])('%s', (_name, typed, shown, sent) => {
  expect(readMoney(typed)).toMatchObject({ shown, wrong: false })
  expect(sentMoney(typed, 'yuan')).toBe(sent)
})

test('what was shown can be read again and stays the same', () => {
  for (const typed of ['12万', '-0.05', '1.23456万']) {
    const { shown } = readMoney(typed)
    expect(readMoney(shown).shown).toBe(shown)
  }
})

test('an unreadable amount stays as typed and is marked', () => {
  expect(readMoney('十二万')).toEqual({ shown: '十二万', amount: null, wrong: true })
  expect(readMoney('1.005')).toMatchObject({ wrong: true })
  expect(sentMoney('十二万', 'yuan')).toBe('十二万')
})

test('fen are sent whole', () => {
  expect(sentMoney('12.34', 'fen')).toBe('1234')
})
