import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSheet } from './open-sheet'
import { FileRefused } from './refused'
import { SHEET_LIMITS, type SheetLimits, type SheetRow } from './sheet'
import { readZipDirectory } from './zip-directory'
import { unpackEntry } from './zip-member'
import { bookMembers, makeZip, type Book, type Member } from './zip.fixture'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dakehu-xlsx-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function rowsOf(bytes: Buffer, limits: SheetLimits = SHEET_LIMITS): Promise<SheetRow[]> {
  const path = join(folder, 'book.xlsx')
  await writeFile(path, bytes)
  const sheet = await openSheet(path, limits)
  try {
    const rows: SheetRow[] = []
    for await (const row of sheet.rows) rows.push(row)
    return rows
  } finally {
    await sheet.close()
  }
}

async function refusalOf(bytes: Buffer, limits?: SheetLimits): Promise<string> {
  try {
    await rowsOf(bytes, limits)
    return 'taken'
  } catch (error) {
    if (error instanceof FileRefused) return error.code
    throw error
  }
}

const row = (inner: string) => `<sheetData><row r="1">${inner}</row></sheetData>`
const cells = async (book: Book) => (await rowsOf(makeZip(bookMembers(book))))[0]?.cells
const OK = row('<c r="A1"><v>1</v></c>')

describe('cells as Excel and other programs write them', () => {
  test.each<[string, Book, unknown[]]>([
    [
      'a shared string',
      { sheet: row('<c r="A1" t="s"><v>1</v></c>'), strings: '<si><t>甲</t></si><si><t>乙</t></si>' },
      ['乙'],
    ],
    [
      'rich text joined, its reading left out',
      {
        sheet: row('<c r="A1" t="s"><v>0</v></c>'),
        strings: '<si><r><t>华东</t></r><r><t> 电气</t></r><rPh><t>ㄅ</t></rPh></si>',
      },
      ['华东 电气'],
    ],
    [
      'an inline string with entities',
      { sheet: row('<c r="A1" t="inlineStr"><is><t>A&amp;B&#10;&#x4e2d;</t></is></c>') },
      ['A&B\n中'],
    ],
    [
      'CDATA is taken literally',
      { sheet: row('<c r="A1" t="inlineStr"><is><t><![CDATA[a<b&amp;]]></t></is></c>') },
      ['a<b&amp;'],
    ],
    ['gaps are empty cells', { sheet: row('<c r="C1"><v>3</v></c>') }, [null, null, 3]],
    [
      'cells without a reference follow each other',
      { sheet: '<sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData>' },
      [1, 2],
    ],
    [
      'a formula gives its stored value',
      { sheet: row('<c r="A1" t="str"><f>CONCAT("a")</f><v>甲</v></c>') },
      ['甲'],
    ],
    ['an error cell gives its text', { sheet: row('<c r="A1" t="e"><v>#N/A</v></c>') }, ['#N/A']],
    ['yes and no', { sheet: row('<c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c>') }, [true, false]],
    ['an ISO date', { sheet: row('<c r="A1" t="d"><v>2011-03-04T00:00:00</v></c>') }, ['2011-03-04']],
    [
      'a prefixed namespace',
      { sheet: '<x:sheetData xmlns:x="m"><x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row></x:sheetData>' },
      [7],
    ],
    [
      'dates by built-in, Chinese and own formats; money formats are no dates',
      {
        sheet: row('1234'.replace(/\d/g, (n) => `<c r="${'_ABCD'[Number(n)]}1" s="${n}"><v>40606.5</v></c>`)),
        styles:
          '<numFmts><numFmt numFmtId="180" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="181" formatCode="[Red]#,##0.00"/></numFmts>' +
          '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
          '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="31"/><xf numFmtId="180"/><xf numFmtId="181"/></cellXfs>',
      },
      ['2011-03-04 12:00:00', '2011-03-04 12:00:00', '2011-03-04 12:00:00', 40606.5],
    ],
  ])('%s', async (_name, book, expected) => {
    expect(await cells(book)).toEqual(expected)
  })

  test('empty rows are left out and the numbers stay those of Excel', async () => {
    const sheet =
      '<sheetData><row r="2"><c r="A2"><v>1</v></c></row><row r="5"/><row r="9"><c r="A9"><v>2</v></c></row></sheetData>'
    expect((await rowsOf(makeZip(bookMembers({ sheet })))).map((r) => r.number)).toEqual([2, 9])
  })

  test('a hidden first sheet is passed over', async () => {
    const workbook =
      '<workbook><sheets><sheet name="key" state="veryHidden" r:id="rId9"/><sheet name="客户" r:id="rId1"/></sheets></workbook>'
    expect(await cells({ sheet: OK, workbook })).toEqual([1])
  })
})

/** The second member's header and bytes are the contents of the first. */
function nested(): Buffer {
  const inner = makeZip([{ name: 'inner.xml', content: 'x' }])
  const outer = {
    name: 'outer.xml',
    content: inner.subarray(0, 30 + 'inner.xml'.length + 3),
    stored: true as const,
  }
  return makeZip([outer, { name: 'inner.xml', content: 'x', claim: { localAt: 30 + 'outer.xml'.length } }])
}

describe('what is refused', () => {
  const book = (more: Member[]) => makeZip(bookMembers({ sheet: OK, more }))
  const huge = Buffer.alloc(3_000_000, 'a')
  test.each<[string, () => Buffer, string]>([
    ['an old .xls', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old-xls'],
    ['an empty file', () => Buffer.alloc(0), 'empty'],
    ['a zip cut short', () => book([]).subarray(0, -30), 'broken'],
    ['a zip that is no workbook', () => makeZip([{ name: 'a.txt', content: 'a' }]), 'not-a-sheet'],
    ['a Word document', () => makeZip([{ name: '[Content_Types].xml', content: '<Types/>' }]), 'not-a-sheet'],
    ['a bomb by its ratio', () => book([{ name: 'xl/media/a.xml', content: huge }]), 'too-tight'],
    [
      'a name that leaves the folder',
      () => book([{ name: '../../etc/passwd', content: 'x' }]),
      'unsafe-path',
    ],
    ['a name with a drive', () => book([{ name: 'C:/x', content: 'x' }]), 'unsafe-path'],
    ['a name with backslashes', () => book([{ name: 'xl\\x', content: 'x' }]), 'unsafe-path'],
    ['the same name twice', () => book([{ name: 'XL/workbook.xml', content: 'x' }]), 'broken'],
    ['a password', () => book([{ name: 'x', content: 'x', claim: { flags: 1 } }]), 'encrypted'],
    ['a member that lies inside another one', nested, 'broken'],
    [
      'another name in the local header',
      () => book([{ name: 'abc', content: 'x', claim: { localName: 'abd' } }]),
      'broken',
    ],
    [
      'a sheet that unpacks to more than it claims',
      () =>
        makeZip(
          bookMembers({ sheet: OK }).map((m) =>
            m.name.includes('sheet1') ? { ...m, claim: { unpacked: 20 } } : m,
          ),
        ),
      'broken',
    ],
    [
      'a sheet with another checksum',
      () =>
        makeZip(
          bookMembers({ sheet: OK }).map((m) =>
            m.name.includes('sheet1') ? { ...m, claim: { crc: 1 } } : m,
          ),
        ),
      'broken',
    ],
    [
      'an entity bomb',
      () => makeZip(bookMembers({ sheet: `<!DOCTYPE x [<!ENTITY a "aa">]>${OK}` })),
      'doctype',
    ],
    ['a DOCTYPE in lower case', () => makeZip(bookMembers({ sheet: `<!doctype x>${OK}` })), 'doctype'],
    ['XML that is not UTF-8', () => makeZip(bookMembers({ sheet: OK, strings: '\0' })), 'broken'],
    ['a sheet cut in the middle', () => makeZip(bookMembers({ sheet: '<sheetData><row r="1">' })), 'broken'],
    [
      'cells out of order',
      () => makeZip(bookMembers({ sheet: row('<c r="B1"><v>1</v></c><c r="A1"><v>1</v></c>') })),
      'broken',
    ],
    [
      'a row beyond the end of Excel',
      () => makeZip(bookMembers({ sheet: '<sheetData><row r="99999999"/></sheetData>' })),
      'broken',
    ],
    [
      'a cell far to the right',
      () => makeZip(bookMembers({ sheet: row('<c r="XFD1"><v>1</v></c>') })),
      'too-many-columns',
    ],
    [
      'no visible sheet',
      () => makeZip(bookMembers({ sheet: OK, workbook: '<workbook><sheets/></workbook>' })),
      'no-sheet',
    ],
  ])('%s', async (_name, bytes, code) => {
    expect(await refusalOf(bytes())).toBe(code)
  })

  test('a member that unpacks to more than it claims is cut off at once', async () => {
    const path = join(folder, 'liar.zip')
    await writeFile(
      path,
      makeZip([{ name: 'a', content: Buffer.alloc(50_000_000), claim: { unpacked: 1000 } }]),
    )
    const handle = await open(path)
    let given = 0
    const unpack = async () => {
      const [entry] = await readZipDirectory(handle, SHEET_LIMITS)
      for await (const piece of unpackEntry(handle, entry!)) given += piece.length
    }
    await expect(unpack()).rejects.toMatchObject({ code: 'broken' })
    await handle.close()
    expect(given).toBe(0)
  })

  test.each<[string, Partial<SheetLimits>, string]>([
    ['one row within the limit', { rows: 2 }, 'taken'],
    ['one row over the limit', { rows: 1 }, 'too-many-rows'],
    ['as many members as allowed', { entries: 4 }, 'taken'],
    ['one member too many', { entries: 3 }, 'too-many-entries'],
    ['unpacked larger than allowed', { unpackedBytes: 300 }, 'too-large'],
    ['a cell at the limit', { cellChars: 3 }, 'taken'],
    ['a cell over the limit', { cellChars: 2 }, 'cell-too-long'],
  ])('%s', async (_name, limits, code) => {
    const sheet =
      '<sheetData><row r="1"><c r="A1" t="str"><v>abc</v></c></row><row r="2"><c r="A2"><v>1</v></c></row></sheetData>'
    expect(await refusalOf(makeZip(bookMembers({ sheet })), { ...SHEET_LIMITS, ...limits })).toBe(code)
  })
})
