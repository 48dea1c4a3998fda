import { describe, expect, test } from 'vitest'
import type { SheetCell, SheetRow } from '@/lib/core/sheets/sheet'
import { findHeader, guessMapping, guessUnit, headerKey } from './import-mapping'

function guessed(headers: SheetCell[], samples: SheetCell[][] = []): Record<string, number> {
  return Object.fromEntries(guessMapping(headers, samples).columns.map(({ fact, column }) => [fact, column]))
}

const row = (number: number, ...cells: SheetCell[]): SheetRow => ({ number, cells })

describe('what columns mean', () => {
  test('a file number under the head of our own lists and cards', () => {
    expect(guessed(['客户名称', '编号', '电话'])).toEqual({ name: 0, fileNumber: 1, phone: 2 })
  })

  test('a Chinese list', () => {
    const headers = [
      '序号',
      '客户名称*',
      '统一社会信用代码',
      '法定代表人',
      '注册资金（万元）',
      '成立日期',
      '联系电话',
      '电子邮箱',
      '省份',
      '城市',
      '详细地址',
      '网址',
      '员工人数',
    ]
    expect(guessed(headers)).toEqual({
      name: 1,
      taxNumber: 2,
      legalRepresentative: 3,
      capital: 4,
      foundedOn: 5,
      phone: 6,
      email: 7,
      province: 8,
      city: 9,
      address: 10,
      website: 11,
      employees: 12,
    })
  })

  test('an English list', () => {
    expect(
      guessed([
        'Company Name',
        'chairman',
        'setup_date',
        'E-mail',
        'addrReg',
        'Phone Number',
        'Registered Capital (CNY)',
      ]),
    ).toEqual({
      name: 0,
      legalRepresentative: 1,
      foundedOn: 2,
      email: 3,
      address: 4,
      phone: 5,
      capital: 6,
    })
  })

  test.each<[string, SheetCell[], Record<string, number>]>([
    ['the full name beside a second name column', ['name', '公司名称'], { name: 1, shortName: 0 }],
    ['a single column called name', ['name'], { name: 0 }],
    ['two vintages of the capital: the one named plainly', ['reg_capital', '注册资金'], { capital: 1 }],
    ['the office address when there is no registered one', ['公司名称', '办公地址'], { name: 0, address: 1 }],
    [
      'a longer header that contains a known one',
      ['客户名称（全称）', '公司注册资本额'],
      { name: 0, capital: 1 },
    ],
    ['headers nobody knows', ['甲', '乙'], {}],
    ['the hidden key is no fact', ['#key', '公司名称'], { name: 1 }],
  ])('%s', (_name, headers, expected) => {
    expect(guessed(headers)).toEqual(expected)
  })

  test('a column without a telling header is known by its values, with little confidence', () => {
    const samples = [
      ['甲', 'a@b.cn'],
      ['乙', 'c@d.cn'],
      ['丙', 'e@f.cn'],
      ['丁', null],
    ]
    const { columns } = guessMapping(['公司名称', '其他'], samples)
    expect(columns).toMatchObject([{ fact: 'name' }, { fact: 'email', column: 1 }])
    expect(columns[1]!.confidence).toBeLessThan(0.6)
    expect(guessed(['公司名称', '其他'], samples.slice(0, 2))).toEqual({ name: 0 })
  })

  test.each<[string, string, SheetCell[], { unit: string; guessed: boolean }]>([
    ['named by the header', '注册资金(元)', ['1.2345'], { unit: 'yuan', guessed: false }],
    ['finer than a fen cannot be yuan', '注册资金', ['5000000.1234'], { unit: 'wan', guessed: true }],
    ['small amounts are 万元', '注册资金', ['500', '1000', '20000'], { unit: 'wan', guessed: true }],
    ['large amounts are yuan', '注册资金', ['5000000', '10000000.00'], { unit: 'yuan', guessed: true }],
    ['nothing to go by', '注册资金', ['5000万元'], { unit: 'yuan', guessed: true }],
  ])('the unit: %s', (_name, header, cells, expected) => {
    expect(guessUnit(header, cells)).toEqual(expected)
  })
})

describe('where the header is', () => {
  test.each<[string, SheetRow[], number | null]>([
    ['the first row', [row(1, '公司名称', '电话'), row(2, '甲', '1')], 0],
    [
      'below a title and a note',
      [row(1, '大客户一览表'), row(3, '单位：万元'), row(4, '公司名称', '电话')],
      2,
    ],
    ['no row names the customer', [row(1, '电话', '邮箱')], null],
    ['an empty file', [], null],
  ])('%s', (_name, rows, expected) => {
    expect(findHeader(rows)).toBe(expected)
  })
})

describe('a mapping is remembered by its headers', () => {
  test.each<[string, SheetCell[], boolean]>([
    ['the same headers', ['公司名称', '注册资金(万元)'], true],
    ['other width, case and blanks', [' 公司名称', '注册资金（万元）'], true],
    ['another unit', ['公司名称', '注册资金(元)'], false],
    ['another order', ['注册资金(万元)', '公司名称'], false],
    ['one more column', ['公司名称', '注册资金(万元)', '电话'], false],
  ])('%s', (_name, headers, same) => {
    const key = headerKey(['公司名称', '注册资金(万元)'])
    expect(key).toMatch(/^[0-9a-f]{16}$/)
    expect(headerKey(headers) === key).toBe(same)
  })
})
