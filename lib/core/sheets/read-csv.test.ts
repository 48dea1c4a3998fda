import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodedText } from './csv-encoding'
import { csvParser, sniffDelimiter } from './csv-parser'
import { openSheet, type OpenedSheet } from './open-sheet'
import { FileRefused } from './refused'
import { SHEET_LIMITS, type SheetLimits } from './sheet'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dakehu-csv-'))
})
afterAll(() => rm(folder, { recursive: true }))

// 公司名称,备注 / 㑇城𠮷,é in GB18030: two-byte and four-byte characters.
const GB18030 = Buffer.from('b9abcbbec3fbb3c62cb1b8d7a20afe56b3c79534b2352ca8a60a', 'hex')

async function opened(bytes: Buffer, limits: SheetLimits = SHEET_LIMITS) {
  const path = join(folder, 'a.csv')
  await writeFile(path, bytes)
  const sheet = await openSheet(path, limits)
  if (sheet.kind !== 'csv') throw new Error('not a csv')
  return sheet
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

async function cellsOf(sheet: OpenedSheet) {
  return (await all(sheet.rows)).map((row) => row.cells)
}

function utf16(text: string, bigEndian = false): Buffer {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}

describe('the encoding is found and told', () => {
  const text = '公司名称,备注\n𠮷野家,é\n'
  const cells = [
    ['公司名称', '备注'],
    ['𠮷野家', 'é'],
  ]
  test.each<[string, Buffer, string, boolean]>([
    ['UTF-8', Buffer.from(text), 'utf-8', false],
    ['UTF-8 with a mark, as Excel saves it', Buffer.from(`\uFEFF${text}`), 'utf-8', true],
    ['UTF-16 little-endian, as Excel saves Unicode text', utf16(text), 'utf-16le', true],
    ['UTF-16 big-endian', utf16(text, true), 'utf-16be', true],
  ])('%s', async (_name, bytes, encoding, bom) => {
    const sheet = await opened(bytes)
    expect(sheet).toMatchObject({ encoding, bom, brokenCharacters: 0 })
    expect(await cellsOf(sheet)).toEqual(cells)
  })

  test('GB18030, as Excel and ERP programs on a Chinese Windows save it', async () => {
    const sheet = await opened(GB18030)
    expect(sheet).toMatchObject({ encoding: 'gb18030', bom: false })
    expect(await cellsOf(sheet)).toEqual([
      ['公司名称', '备注'],
      ['㑇城𠮷', 'é'],
    ])
  })

  test('a multi-byte character cut by a chunk stays whole', async () => {
    const path = join(folder, 'chunks.csv')
    await writeFile(path, GB18030)
    const pieces = await all(decodedText(path, 'gb18030', 1))
    expect(pieces.join('')).toBe('公司名称,备注\n㑇城𠮷,é\n')
  })

  test('a character cut by the end of a block of 64 kB does not make it GB18030', async () => {
    const sheet = await opened(Buffer.from(`a${'中'.repeat(30_000)}\n`))
    expect(sheet).toMatchObject({ encoding: 'utf-8', brokenCharacters: 0 })
    await sheet.close()
  })

  test('a genuine U+FFFD in UTF-8 does not make it GB18030', async () => {
    const sheet = await opened(Buffer.from('地址\n宜昌市\uFFFD亭大道\n'))
    expect(sheet).toMatchObject({ encoding: 'utf-8', brokenCharacters: 0 })
  })

  test('UTF-8 with one damaged byte stays UTF-8 and says so', async () => {
    const sheet = await opened(
      Buffer.concat([Buffer.from('公司名称,'.repeat(60)), Buffer.from([0xe4]), Buffer.from('\n')]),
    )
    expect(sheet).toMatchObject({ encoding: 'utf-8', brokenCharacters: 1 })
    await sheet.close()
  })

  test.each<[string, Buffer, string]>([
    ['a binary file', Buffer.from([1, 2, 0, 4]), 'not-a-sheet'],
    ['an empty file', Buffer.alloc(0), 'empty'],
  ])('%s is refused', async (_name, bytes, code) => {
    await expect(opened(bytes)).rejects.toMatchObject({ name: 'FileRefused', code })
  })
})

describe('records', () => {
  const parse = (text: string, size = text.length) => {
    const parser = csvParser(',', 1000)
    const records: string[][] = []
    for (let at = 0; at < text.length; at += size) records.push(...parser.write(text.slice(at, at + size)))
    return [...records, ...parser.end()]
  }

  test.each<[string, string, string[][]]>([
    [
      'line ends of Windows, Unix and old Macs',
      'a,b\r\nc,d\ne,f\rg,h',
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
        ['g', 'h'],
      ],
    ],
    ['delimiters, quotes and line breaks in quotes', '"a,b","c""d","e\r\nf"\n', [['a,b', 'c"d', 'e\r\nf']]],
    ['a quote inside plain text is text', '5" pipe,b\n', [['5" pipe', 'b']]],
    ['text after a closing quote is kept', '"a"b,c\n', [['ab', 'c']]],
    ['an empty line is an empty record', 'a\n\nb\n', [['a'], [], ['b']]],
    ['empty cells at both ends', ',a,\n', [['', 'a', '']]],
    ['a quoted empty cell', '""\n', [['']]],
    ['no line break at the end', 'a,', [['a', '']]],
  ])('%s', (_name, text, expected) => {
    for (const size of [1, 2, 3, text.length]) expect(parse(text, size)).toEqual(expected)
  })

  test('a quote that is never closed is refused with the place', () => {
    const parser = csvParser(',', 10)
    parser.write('a,b\n')
    expect(() => parser.write('c,"never closed')).toThrow(FileRefused)
  })

  test.each<[string, string]>([
    ['a,b;c\n1;2;3;4\n', ','],
    ['名称\t邮箱\n甲\ta;b;c\n', '\t'],
    ['名称;电话\n', ';'],
    ['大客户一览表\n名称;电话\n', ';'],
    ['"a;b;c",d\n', ','],
    ['sep=;\na,b;c\n', ';'],
    ['名称\n', ','],
  ])('the delimiter of %j is %j', (text, delimiter) => {
    expect(sniffDelimiter(text)).toBe(delimiter)
  })
})

describe('rows', () => {
  test('numbers count empty lines and the sep line, as Excel does; marks against formulas are taken off', async () => {
    const rows = await all((await opened(Buffer.from("sep=;\n名称;值\n\n;\n'=1+1;'甲\n"))).rows)
    expect(rows).toEqual([
      { number: 2, cells: ['名称', '值'] },
      { number: 5, cells: ['=1+1', "'甲"] },
    ])
  })

  test('one row over the limit is refused', async () => {
    const limits = { ...SHEET_LIMITS, rows: 2 }
    expect(await cellsOf(await opened(Buffer.from('a\nb\n'), limits))).toHaveLength(2)
    await expect(cellsOf(await opened(Buffer.from('a\nb\nc\n'), limits))).rejects.toMatchObject({
      code: 'too-many-rows',
    })
  })
})
