import fc from 'fast-check'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSheet } from './open-sheet'
import type { SheetCell } from './sheet'
import type { SheetLayout } from './sheet-layout'
import { writeCsv } from './write-csv'
import { writeXlsx } from './write-xlsx'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dakehu-sheets-'))
})
afterAll(() => rm(folder, { recursive: true }))

const layout: SheetLayout = {
  name: '客户',
  columns: [
    { title: '名称', kind: 'text' },
    { title: '备注', kind: 'text' },
    { title: '电话', kind: 'text' },
  ],
}

async function read(path: string): Promise<SheetCell[][]> {
  const sheet = await openSheet(path)
  const rows: SheetCell[][] = []
  for await (const row of sheet.rows)
    rows[row.number - 1] = layout.columns.map((_, i) => row.cells[i] ?? null)
  await sheet.close()
  return Array.from(rows.slice(1), (row) => row ?? [null, null, null])
}

async function there(kind: 'xlsx' | 'csv', rows: string[][]): Promise<string> {
  const path = join(folder, `trip.${kind}`)
  await (kind === 'xlsx' ? writeXlsx : writeCsv)(createWriteStream(path), layout, rows)
  return path
}

const risky = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  '＝',
  '＋',
  '－',
  '＠',
  "'",
  '\t',
  '\r',
  '\n',
  '\0',
  ' ',
  ';',
  ',',
  '"',
)
const awkward = fc.constantFrom(
  '_x0041_',
  '_',
  'x000D_',
  '𠮷',
  '㑇',
  '\uFEFF',
  '\uFFFE',
  '&amp;',
  '<f>',
  ']]>',
  '　',
)
const text = fc
  .array(
    fc.oneof(
      risky,
      awkward,
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
  )
  .map((parts) => parts.join(''))
const rowsOfText = fc.array(
  fc.tuple(text, text, text).map((row) => [...row]),
  { maxLength: 12 },
)

/** Empty cells come back as nothing, and rows of nothing at the end are not there. */
function expected(rows: string[][]): (string | null)[][] {
  const cells = rows.map((row) => row.map((cell) => (cell === '' ? null : cell)))
  while (cells.at(-1)?.every((cell) => cell === null)) cells.pop()
  return cells
}

describe('any text comes back as it was', () => {
  test.each(['xlsx', 'csv'] as const)('%s', async (kind) => {
    await fc.assert(
      fc.asyncProperty(rowsOfText, async (rows) => {
        expect(await read(await there(kind, rows))).toEqual(expected(rows))
      }),
      { numRuns: 80 },
    )
  })

  test('our xlsx reader and read-excel-file see the same cells', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOfText, async (rows) => {
        const path = await there('xlsx', rows)
        const other = await readSheet(path, { trim: false })
        const mine = await read(path)
        expect(mine).toEqual(other.slice(1).map((row) => layout.columns.map((_, i) => row[i] ?? null)))
      }),
      { numRuns: 30 },
    )
  })
})

describe('what Excel would run stays text', () => {
  const formulas = [
    '=1+1',
    '+86 10 1234',
    '-1',
    '@SUM(A1)',
    '＝1',
    "'=1",
    '\t=1',
    '=HYPERLINK("http://x","y")',
  ]

  test('xlsx: no formula is written', async () => {
    const sheet = await openSheet(
      await there(
        'xlsx',
        formulas.map((cell) => [cell, '', '']),
      ),
    )
    const seen: SheetCell[] = []
    if (sheet.kind !== 'xlsx') throw new Error('not an xlsx')
    for await (const row of sheet.rows) seen.push(row.cells[0] ?? null)
    expect(seen.slice(1)).toEqual(formulas)
    expect(sheet.hasFormulas()).toBe(false)
    await sheet.close()
  })
})
