import { createWriteStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fen } from '../money'
import { openSheet } from './open-sheet'
import { SHEET_LIMITS, type SheetRow } from './sheet'
import type { SheetLayout, WrittenCell } from './sheet-layout'
import { writeCsv } from './write-csv'
import { writeXlsx } from './write-xlsx'
import { readZipDirectory } from './zip-directory'
import { unpackEntry } from './zip-member'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dakehu-write-'))
})
afterAll(() => rm(folder, { recursive: true }))

const cities = Array.from({ length: 100 }, (_, i) => `城市${i}`)
const layout: SheetLayout = {
  name: '客户/导入',
  columns: [
    { title: '#key', kind: 'text', hidden: true, note: '#note' },
    { title: '客户名称', kind: 'text', width: 30, note: '必填' },
    { title: '注册资金(元)', kind: 'money' },
    { title: '成立日期', kind: 'date' },
    { title: '性质', kind: 'text', choices: ['国有', '私有'] },
    { title: '城市', kind: 'text', choices: cities },
  ],
}
const rows: WrittenCell[][] = [
  ['id@1', '甲', fen(123_456_789), '2011-03-04', '国有', '城市1'],
  ['id@2', '=1+1', null, undefined, '', '城市2'],
]

async function written(): Promise<string> {
  const path = join(folder, 'out.xlsx')
  await writeXlsx(createWriteStream(path), layout, rows)
  return path
}

async function partOf(path: string, name: string): Promise<string> {
  const handle = await open(path)
  const entry = (await readZipDirectory(handle, SHEET_LIMITS)).find((candidate) => candidate.name === name)
  const xml = (await buffer(unpackEntry(handle, entry!))).toString()
  await handle.close()
  return xml
}

async function read(path: string): Promise<SheetRow[]> {
  const sheet = await openSheet(path)
  const found: SheetRow[] = []
  for await (const row of sheet.rows) found.push(row)
  await sheet.close()
  return found
}

test('titles, notes, amounts in yuan and dates come back', async () => {
  expect(await read(await written())).toEqual([
    { number: 1, cells: layout.columns.map(({ title }) => title) },
    { number: 2, cells: ['#note', '必填'] },
    { number: 3, cells: ['id@1', '甲', 1_234_567.89, '2011-03-04', '国有', '城市1'] },
    { number: 4, cells: ['id@2', '=1+1', null, null, null, '城市2'] },
  ])
})

test('the sheet is made for filling in: frozen head, hidden key, text columns, drop-downs, no formula', async () => {
  const path = await written()
  const sheet = await partOf(path, 'xl/worksheets/sheet1.xml')
  const styles = await partOf(path, 'xl/styles.xml')
  expect(sheet).toMatch(/<pane xSplit="2" ySplit="2"[^>]*state="frozen"/)
  expect(sheet).toMatch(/<col min="1" max="1"[^>]*hidden="1"/)
  expect(sheet).toContain('<formula1>&quot;国有,私有&quot;</formula1>')
  expect(sheet).toContain('<formula1>lists!$A$1:$A$100</formula1>')
  expect(sheet).toMatch(/sqref="E3:E5003"/)
  expect(sheet).not.toMatch(/<f[ >]/)
  expect(styles).toContain('numFmtId="49"')
  expect(await partOf(path, 'xl/workbook.xml')).toContain('state="veryHidden"')
})

test('the same layout as CSV', async () => {
  const path = join(folder, 'out.csv')
  await writeCsv(createWriteStream(path), layout, rows)
  const handle = await open(path)
  const text = await handle.readFile('utf8')
  await handle.close()
  expect(text).toBe(
    '\uFEFF#key,客户名称,注册资金(元),成立日期,性质,城市\r\n#note,必填,,,,\r\n' +
      "id@1,甲,1234567.89,2011-03-04,国有,城市1\r\nid@2,'=1+1,,,,城市2\r\n",
  )
})

test('a reader that goes away ends the writing', async () => {
  let taken = 0
  const gone = new Writable({
    write(chunk: Buffer, _encoding, done) {
      taken += chunk.length
      if (taken > 20_000) this.destroy()
      done()
    },
  })
  let asked = 0
  function* endless(): Generator<WrittenCell[]> {
    for (;;) yield [String(asked++), Math.random().toString(36).repeat(20)]
  }
  await expect(writeXlsx(gone, layout, endless())).rejects.toMatchObject({
    code: 'ERR_STREAM_PREMATURE_CLOSE',
  })
})
