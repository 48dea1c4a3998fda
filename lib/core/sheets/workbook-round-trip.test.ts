import fc from 'fast-check'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readWorkbookSheets } from './read-workbook'
import { writeWorkbook } from './write-workbook'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dakehu-books-'))
})
afterAll(() => rm(folder, { recursive: true }))

const sheet = (value: string) => ({
  name: '表',
  mark: ['dakehu', 'A1', '1', 'form', '1'],
  columns: [{ label: '内容', width: 20 }],
  rows: [{ key: 'note', cells: [{ value, format: 'text' as const, locked: false }] }],
})

async function there(value: string) {
  const path = join(folder, 'book.xlsx')
  await writeFile(path, await writeWorkbook([sheet(value), sheet('二')]))
  return readWorkbookSheets(path)
}

describe('a workbook that is brought back', () => {
  test('holds every sheet with its mark, keys, cells and what they said before', async () => {
    const [first, second] = await there('一')
    expect(first).toMatchObject({
      mark: ['dakehu', 'A1', '1', 'form', '1'],
      rows: [{ key: 'note', cells: ['一'], before: ['一'] }],
    })
    expect(second?.rows[0]?.cells).toEqual(['二'])
  })
  test('keeps text as text, whatever a spreadsheet program would make of it', async () => {
    const text = fc.oneof(
      fc.constantFrom(
        '=1+1',
        '+86',
        '-3',
        '@sum',
        "'=x",
        '=HYPERLINK("http://x")',
        '00123',
        '1E5',
        '2026-01-02',
        '\t=1',
      ),
      fc.string({ unit: 'grapheme', minLength: 1 }),
    )
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        const [first] = await there(value)
        const row = first!.rows[0]
        expect(row?.before[0] ?? null).toBe(row?.cells[0] ?? null)
        if (!/[\r]/.test(value)) expect(row?.cells[0]).toBe(value)
      }),
      { numRuns: 40 },
    )
  })
  test('is refused when it is none of ours', async () => {
    const path = join(folder, 'other.xlsx')
    await writeFile(path, await writeWorkbook([{ ...sheet('x'), mark: ['somebody', 'else'] }]))
    await expect(readWorkbookSheets(path)).rejects.toMatchObject({ code: 'not-ours' })
    await writeFile(path, 'name,phone')
    await expect(readWorkbookSheets(path)).rejects.toMatchObject({ code: 'not-a-sheet' })
  })
})
