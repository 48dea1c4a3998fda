import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { creditCodeCheck } from '@/lib/core/forms/tax-number'
import type { SheetCell } from '@/lib/core/sheets/sheet'
import {
  moneyUnitIn,
  plainText,
  readChoice,
  readDate,
  readDigits,
  readEmails,
  readInteger,
  readMoney,
  readPhones,
  readTaxNumber,
  readText,
  readWebsites,
  type CellReading,
  type MoneyUnit,
} from './import-cells'

/** Value and the codes of what was said; `!code` when it cannot be read. */
function said(reading: CellReading<unknown>): unknown[] {
  if (!reading.ok) return [`!${reading.fault.code}`]
  return [reading.value, ...reading.more, ...reading.remarks.map(({ code }) => `~${code}`)]
}

describe('text', () => {
  test.each<[string, SheetCell, string]>([
    ['full-width blanks at both ends go', '　华东电气　', '华东电气'],
    ['a line break in a cell becomes a blank', '上海市\r\n浦东新区', '上海市 浦东新区'],
    ['a code that Excel made a number', 600_519, '600519'],
    ['a dash is empty', '—', ''],
    ['无 is empty', '无', ''],
    ['NULL is empty', 'NULL', ''],
    ['无锡 is not empty', '无锡', '无锡'],
    ['zero is not empty', 0, '0'],
    ['an empty cell', null, ''],
  ])('%s', (_name, cell, expected) => {
    expect(plainText(cell)).toBe(expected)
  })

  test('length counts characters, not code units', () => {
    expect(said(readText('𠮷𠮷', 2))).toEqual(['𠮷𠮷'])
    expect(said(readText('𠮷𠮷野', 2))).toEqual(['!too-long'])
  })
})

describe('dates', () => {
  test.each<[string, SheetCell, unknown[]]>([
    ['eight digits', '20110304', ['2011-03-04']],
    ['eight digits as a number', 20_110_304, ['2011-03-04']],
    ['with dashes', '2011-03-04', ['2011-03-04']],
    ['with slashes, no zeros', '2011/3/4', ['2011-03-04']],
    ['with dots', '2011.3.4', ['2011-03-04']],
    ['in Chinese', '2011年3月4日', ['2011-03-04']],
    ['full-width', '２０１１－０３－０４', ['2011-03-04']],
    ['with a time', '2011-03-04 16:30:00', ['2011-03-04']],
    ['an Excel serial number', 40_606, ['2011-03-04']],
    ['an Excel serial number as text with a time', '40606.75', ['2011-03-04']],
    ['a month: its first day, and said so', '2011年3月', ['2011-03-01', '~date-completed']],
    ['six digits', '201103', ['2011-03-01', '~date-completed']],
    ['a year', '2011年', ['2011-01-01', '~date-completed']],
    ['a leap day', '2000-02-29', ['2000-02-29']],
    ['a day that does not exist', '2011-02-29', ['!unreadable-date']],
    ['a month that does not exist', '20111304', ['!unreadable-date']],
    ['month first or day first is not guessed', '03/04/2011', ['!unreadable-date']],
    ['words', '去年春天', ['!unreadable-date']],
    ['a year out of all reason', '0201-01-01', ['!unreadable-date']],
    ['zeros mean none', '0000-00-00', [null]],
    ['nothing', null, [null]],
  ])('%s', (_name, cell, expected) => {
    expect(said(readDate(cell))).toEqual(expected)
  })
})

describe('amounts', () => {
  test.each<[string, SheetCell, MoneyUnit, unknown[]]>([
    ['万元 with decimals', '1940591.8198', 'wan', [1_940_591_819_800]],
    ['a number as Excel keeps it', 1_940_591.819_800_000_1, 'wan', [1_940_591_819_800]],
    ['yuan with separators', '1,234,567.89', 'yuan', [123_456_789]],
    ['full-width', '１，２３４．５', 'yuan', [123_450]],
    ['the unit of the cell goes before the unit of the column', '1.2亿元', 'wan', [12_000_000_000]],
    ['万元人民币', '1000万元人民币', 'yuan', [1_000_000_000]],
    ['with a currency sign', '¥500', 'yuan', [50_000]],
    ['亿', '3', 'yi', [30_000_000_000]],
    ['half a fen is rounded up and said so', '0.005', 'yuan', [1, '~rounded']],
    ['less than half a fen is rounded down and said so', '0.004', 'yuan', [0, '~rounded']],
    ['scientific, as a CSV of Excel has it', '1.2E+4', 'yuan', [1_200_000]],
    ['zero', 0, 'yuan', [0]],
    ['another currency is not converted', '100万美元', 'yuan', ['!foreign-currency']],
    ['below zero', '-1', 'yuan', ['!negative-money']],
    ['more than can be counted', '900719925474100', 'wan', ['!money-too-large']],
    ['words', '若干', 'yuan', ['!unreadable-money']],
    ['two numbers', '100-200', 'yuan', ['!unreadable-money']],
    ['nothing', '-', 'yuan', [null]],
  ])('%s', (_name, cell, unit, expected) => {
    expect(said(readMoney(cell, unit))).toEqual(expected)
  })

  test.each<[string, MoneyUnit | null]>([
    ['注册资金(万元)', 'wan'],
    ['注册资本（元）', 'yuan'],
    ['资本额：亿元', 'yi'],
    ['capital (RMB 10k)', 'wan'],
    ['capital (CNY)', 'yuan'],
    ['注册资金', null],
  ])('the header %s names %s', (header, unit) => {
    expect(moneyUnitIn(header)).toBe(unit)
  })

  test('万元 with four decimals is never rounded', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), fc.nat(9999), (whole, part) => {
        const text = `${whole}.${String(part).padStart(4, '0')}`
        expect(said(readMoney(text, 'wan'))).toEqual([whole * 1_000_000 + part * 100])
      }),
    )
  })
})

const code17 = '91310000MA1FL00XW'.slice(0, 17)
const taxNumber = code17 + creditCodeCheck(code17)

const ACCOUNT = { min: 6, max: 30 }
const POSTCODE = { min: 6, max: 6 }

describe('codes and numbers', () => {
  test.each<[string, () => CellReading<unknown>, unknown[]]>([
    [
      'a credit code with blanks in lower case',
      () => readTaxNumber(` ${taxNumber.slice(0, 9)} ${taxNumber.slice(9).toLowerCase()}`),
      [taxNumber],
    ],
    [
      'a credit code with a wrong check character',
      () => readTaxNumber(code17 + (taxNumber.endsWith('0') ? '1' : '0')),
      ['!tax-number-check'],
    ],
    ['a credit code too short', () => readTaxNumber(code17), ['!not-tax-number']],
    [
      'a credit code Excel turned into a number',
      () => readTaxNumber(913_100_001_234_567_900),
      ['!digits-lost'],
    ],
    ['a credit code a CSV of Excel wrote as 9.13E+17', () => readTaxNumber('9.131E+17'), ['!digits-lost']],
    ['no credit code', () => readTaxNumber('—'), [null]],
    ['an account number in groups', () => readDigits('6222 0210 0101 2345', ACCOUNT), ['6222021001012345']],
    ['an account number Excel turned into a number', () => readDigits(6.222e15, ACCOUNT), ['!digits-lost']],
    ['a postcode whose zero Excel took', () => readDigits(10_000, POSTCODE), ['010000']],
    ['a postcode with letters', () => readDigits('SW1A', POSTCODE), ['!unreadable-digits']],
    ['people with their unit', () => readInteger('1,234人'), [1234]],
    ['half a person', () => readInteger('12.5'), ['!unreadable-number']],
    [
      'a word for a code',
      () => readChoice('民营企业', { private: ['民营企业'], state: ['国有'] }),
      ['private'],
    ],
    ['an unknown word', () => readChoice('外资企业', { private: ['民营企业'] }), ['!unknown-choice']],
  ])('%s', (_name, reading, expected) => {
    expect(said(reading())).toEqual(expected)
  })
})

describe('several in one cell', () => {
  test.each<[string, SheetCell, unknown[]]>([
    ['one', 'ir@example.com', ['ir@example.com']],
    [
      'split by ; ， 、 and blanks',
      'a@b.cn;c@d.cn，e@f.cn、g@h.cn i@j.cn',
      ['a@b.cn', 'c@d.cn', 'e@f.cn', 'g@h.cn', 'i@j.cn', '~further-values'],
    ],
    ['the same twice', 'a@b.cn；a@b.cn', ['a@b.cn']],
    ['mailto and brackets', '<mailto:a@b.cn>', ['a@b.cn']],
    [
      'a bad one among good ones is left out and said so',
      'dhgf@example.com;17454283qq.com',
      ['dhgf@example.com', '~unreadable-email'],
    ],
    ['none that can be read', '见官网', ['!unreadable-email']],
    ['nothing', '', [null]],
  ])('e-mail: %s', (_name, cell, expected) => {
    const shown = said(readEmails(cell))
    expect(shown).toEqual(expected)
  })

  test.each<[string, SheetCell, unknown[]]>([
    ['without a scheme', 'www.example.com', ['http://www.example.com']],
    ['with a scheme and a slash', 'HTTPS://www.example.com/', ['https://www.example.com']],
    ['a Chinese domain', 'www.例子.中国', ['http://www.例子.中国']],
    ['two', 'www.a.cn;www.b.cn/en', ['http://www.a.cn', 'http://www.b.cn/en', '~further-values']],
    ['a script is not taken', 'javascript:alert(1)', ['!unreadable-website']],
    ['a word is not taken', 'www', ['!unreadable-website']],
  ])('website: %s', (_name, cell, expected) => {
    expect(said(readWebsites(cell))).toEqual(expected)
  })

  test.each<[string, SheetCell, unknown[]]>([
    ['a mobile number Excel made a number', 13_812_340_417, ['13812340417']],
    ['with +86 and an extension', '+86 0512-55500417 转 802', ['0512-55500417-802']],
    ['two', '0512-55500417/13812340417', ['0512-55500417', '13812340417', '~further-values']],
    ['too short', '12345', ['!unreadable-phone']],
  ])('telephone: %s', (_name, cell, expected) => {
    expect(said(readPhones(cell))).toEqual(expected)
  })
})

test('no cell whatever makes a reader throw', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.stringMatching(/^[\d.,e年月万亿元@/-]{0,20}$/),
  )
  fc.assert(
    fc.property(cell, (value) => {
      for (const read of [readDate, readTaxNumber, readEmails, readWebsites, readPhones, readInteger])
        read(value)
      readMoney(value, 'wan')
      readDigits(value, POSTCODE)
      readText(value, 10)
    }),
  )
})
