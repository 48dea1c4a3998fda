import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contextWords, passwordErrors } from './password'

const words = contextWords(['韩砚秋', 'hanyanqiu', 'YX-0042', '澄明医药', 'dakehu', '大客户'])
const facts = { minLength: 12, words }

test.each<[string, string, string | null]>([
  ['twelve characters', 'h3-Vu!kz09_b', null],
  ['eleven characters', 'h3-Vu!kz09_', 'auth.passwordShort'],
  ['words with blanks', 'correct horse battery staple', null],
  ['blanks at both ends count', '  kite drum 7  ', null],
  ['small letters only', 'quietpotatolamp', null],
  ['Chinese, twelve characters', '春江潮水连海平海上明月共', null],
  ['Chinese, eleven characters', '春江潮水连海平海上明月', 'auth.passwordShort'],
  ['128 Chinese characters', '永和九年岁在癸丑暮春之初'.repeat(10) + '会于会稽山阴之兰', null],
  ['129 characters', 'ab cd ef gh ij '.repeat(9).slice(0, 129), 'auth.passwordLong'],
  ['an emoji counts as one', '🐎🐂🐏🐖🐓🐇🐉🐍🐒🐕🐁', 'auth.passwordShort'],
  ['password with a year', 'password2026!', 'auth.passwordCommon'],
  ['swapped letters', 'P@ssw0rd!2026', 'auth.passwordCommon'],
  ['administrator and digits', 'Administrator1', 'auth.passwordCommon'],
  ['two common words', 'welcomemonkey', 'auth.passwordCommon'],
  ['keys in a row', 'qwertyuiop[]'.replace('[]', '123'), 'auth.passwordCommon'],
  ['keys down the rows', '1qaz2wsx3edc', 'auth.passwordCommon'],
  ['digits in order', '123456789012', 'auth.passwordCommon'],
  ['one character', 'zzzzzzzzzzzz', 'auth.passwordCommon'],
  ['a piece repeated', 'xk7qxk7qxk7q', 'auth.passwordCommon'],
  ['a mobile number', '13812345678 ', 'auth.passwordCommon'],
  ['a birthday twice', '199008151990', 'auth.passwordCommon'],
  ['我爱你 in pinyin with digits', 'woaini5201314', 'auth.passwordCommon'],
  ['full width is the same text', 'ｐａｓｓｗｏｒｄ２０２６', 'auth.passwordCommon'],
  ['the own name and a little', 'HanYanqiu#71', 'auth.passwordContext'],
  ['the own name in Chinese', '韩砚秋最爱吃鱼头哦哦', 'auth.passwordShort'],
  ['the product and a little', 'dakehu-x9k2q', 'auth.passwordContext'],
  ['the company and a year', '澄明医药20262027', 'auth.passwordContext'],
  ['the own name inside a long phrase', 'hanyanqiu reads old maps', null],
])('%s', (_, password, expected) => {
  expect(passwordErrors(password, facts).map((error) => error.code)).toEqual(expected ? [expected] : [])
})

test('the shortest length is a setting', () => {
  expect(passwordErrors('h3-Vu!kz', { minLength: 8, words: [] })).toEqual([])
  expect(passwordErrors('h3-Vu!k', { minLength: 8, words: [] })).toHaveLength(1)
})

test('a random password of 14 characters is hardly ever refused', () => {
  const sample = fc.sample(fc.string({ minLength: 14, maxLength: 14, unit: 'grapheme-ascii' }), 2000)
  const refused = sample.filter((password) => passwordErrors(password, facts).length > 0)
  expect(refused.length).toBeLessThan(20)
})

test('short pieces of names are no context words', () => {
  expect(contextWords(['韩', 'li', 'Ann Lee', null])).toEqual(['ann', 'lee'])
})
