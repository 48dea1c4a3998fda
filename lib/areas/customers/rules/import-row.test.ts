import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { creditCodeCheck } from '@/lib/core/forms/tax-number'
import type { SheetCell, SheetRow } from '@/lib/core/sheets/sheet'
import { importFacts } from './import-facts'
import { guessMapping } from './import-mapping'
import { isRemarkRow, rowKeyText, rowReader, type ImportedRow } from './import-row'

const headers = ['#key', '公司名称', '税号', '成立日期', '注册资金(万元)', '地址', '邮箱', '电话']
const mapping = guessMapping(headers, [])
const tax = (digits: string) => digits + creditCodeCheck(digits)
const A = tax('91310000MA1FL0001')
const B = tax('91310000MA1FL0002')

const row = (number: number, cells: Partial<Record<string, SheetCell>>): SheetRow => ({
  number,
  cells: headers.map((header) => cells[header] ?? null),
})

function read(...rows: Partial<Record<string, SheetCell>>[]): ImportedRow[] {
  const reader = rowReader(mapping)
  return rows.map((cells, i) => reader(row(i + 2, cells)))
}

const codes = (imported: ImportedRow | undefined) =>
  imported?.ok === false ? imported.reasons.map(({ code, column }) => `${code}@${column}`) : 'taken'
const noteCodes = (imported: ImportedRow | undefined) =>
  imported?.notes.map(({ code, column }) => `${code}@${column}`)

describe('a row that is taken', () => {
  test('brings its facts and what was noticed', () => {
    const [imported] = read({
      公司名称: ' 华东电气（集团）有限公司 ',
      税号: A.toLowerCase(),
      成立日期: '2011年3月',
      '注册资金(万元)': '5000.00005',
      邮箱: 'a@b.cn;c@d.cn',
    })
    expect(imported).toMatchObject({
      ok: true,
      row: 2,
      key: null,
      facts: {
        name: '华东电气（集团）有限公司',
        taxNumber: A,
        foundedOn: '2011-03-01',
        capital: 5_000_000_050,
        email: 'a@b.cn',
        moreEmails: ['c@d.cn'],
      },
    })
    expect(noteCodes(imported)).toEqual(['date-completed@3', 'further-values@6'])
  })

  test.each<[string, Partial<Record<string, SheetCell>>, string[]]>([
    [
      'a broken character in the address leaves the address out',
      { 地址: '宜昌市\uFFFD亭大道' },
      ['broken-character@5'],
    ],
    ['an error value of Excel leaves the cell out', { 电话: '#REF!' }, ['formula-error@7']],
    ['a telephone number that cannot be read leaves it out', { 电话: '见名片' }, ['unreadable-phone@7']],
    ['an address too long leaves it out', { 地址: '路'.repeat(importFacts.address.max + 1) }, ['too-long@5']],
  ])('%s', (_name, cells, expected) => {
    const [imported] = read({ 公司名称: '甲公司', ...cells })
    expect(imported).toMatchObject({ ok: true, facts: { name: '甲公司' } })
    expect(imported?.ok && Object.keys(imported.facts)).toEqual(['name'])
    expect(noteCodes(imported)).toEqual(expected)
  })

  test('the hidden key names the customer and its version', () => {
    const key = { id: '0190a0b0-1234-7abc-8def-0123456789ab', version: 7 }
    expect(read({ '#key': rowKeyText(key), 公司名称: '甲公司' })[0]).toMatchObject({ ok: true, key })
  })
})

describe('a row that is refused', () => {
  test.each<[string, Partial<Record<string, SheetCell>>, string[]]>([
    ['no name', { 地址: '某路 1 号' }, ['missing-name@1']],
    ['a dash for a name', { 公司名称: '—' }, ['missing-name@1']],
    ['a broken character in the name', { 公司名称: '华东\uFFFD气' }, ['broken-character@1']],
    ['a name too long', { 公司名称: '长'.repeat(importFacts.name.max + 1) }, ['too-long@1']],
    ['a date that cannot be read', { 公司名称: '甲', 成立日期: '去年' }, ['unreadable-date@3']],
    ['an amount that cannot be read', { 公司名称: '甲', '注册资金(万元)': '若干' }, ['unreadable-money@4']],
    [
      'a tax number with a wrong check character',
      { 公司名称: '甲', 税号: `${A.slice(0, 17)}${A.endsWith('0') ? '1' : '0'}` },
      ['tax-number-check@2'],
    ],
    ['a key that is not ours', { '#key': 'x', 公司名称: '甲' }, ['unreadable-key@null']],
    [
      'all reasons at once',
      { 成立日期: '去年', 税号: '1' },
      ['not-tax-number@2', 'unreadable-date@3', 'missing-name@1'],
    ],
  ])('%s', (_name, cells, expected) => {
    expect(codes(read(cells)[0])).toEqual(expected)
  })

  test.each<[string, [Partial<Record<string, SheetCell>>, Partial<Record<string, SheetCell>>], boolean]>([
    ['the same name', [{ 公司名称: '甲公司' }, { 公司名称: '甲公司' }], true],
    [
      'the same name in other brackets, width and blanks',
      [{ 公司名称: 'ABC（集团） 公司' }, { 公司名称: 'abc(集团)公司' }],
      true,
    ],
    [
      'the same tax number under another name',
      [
        { 公司名称: '甲', 税号: A },
        { 公司名称: '乙', 税号: A },
      ],
      true,
    ],
    ['the same name, one without a tax number', [{ 公司名称: '甲', 税号: A }, { 公司名称: '甲' }], true],
    [
      'the same name with two tax numbers is two firms',
      [
        { 公司名称: '甲', 税号: A },
        { 公司名称: '甲', 税号: B },
      ],
      false,
    ],
    [
      'a refused row does not count as the first',
      [{ 公司名称: '甲', 成立日期: '去年' }, { 公司名称: '甲' }],
      false,
    ],
  ])('twice in the file: %s', (_name, rows, duplicate) => {
    const second = read(...rows)[1]
    expect(codes(second)).toEqual(duplicate ? ['duplicate-row@null'] : 'taken')
    if (second?.ok === false) expect(second.reasons[0]?.values).toEqual({ first: 2 })
  })
})

test('rows of our template that explain or show are known by their key', () => {
  expect(isRemarkRow(row(2, { '#key': '#note' }), mapping)).toBe(true)
  expect(isRemarkRow(row(3, { 公司名称: '甲' }), mapping)).toBe(false)
  expect(isRemarkRow(row(3, { 公司名称: '#note' }), guessMapping(['公司名称'], []))).toBe(false)
})

test('no row whatever makes the reader throw', () => {
  const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null))
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 5 }), (rows) => {
      const reader = rowReader(mapping)
      for (const [i, cells] of rows.entries()) {
        const imported = reader({ number: i + 1, cells })
        if (!imported.ok) expect(imported.reasons.length).toBeGreaterThan(0)
      }
    }),
  )
})
