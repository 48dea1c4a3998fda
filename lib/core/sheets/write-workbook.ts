import ExcelJS from 'exceljs'
import { xlsxText } from './xlsx-text'

export type BookCell = {
  value: string | number | null
  format: 'text' | 'money' | 'integer' | 'number' | 'percent' | 'date'
  /** Read only: what is typed there is not taken. */
  locked: boolean
  options?: string[]
}

/** One sheet to be filled and brought back. `mark` says in a hidden line what it is; `key` of a row stands hidden beside it. */
export type BookSheet = {
  name: string
  mark: readonly string[]
  columns: readonly { label: string; width: number }[]
  rows: readonly { key: string; cells: readonly BookCell[] }[]
  /** Empty lines to write on, with the formats of these cells. */
  blank?: { lines: number; cells: readonly BookCell[] }
}

const FORMATS = {
  text: '@',
  money: '#,##0.00',
  integer: '0',
  number: 'General',
  percent: 'General',
  date: 'yyyy-mm-dd',
} as const
const TITLE = 'FFE9EDF2'
const LOCKED = 'FFF4F5F7'
const MOST_INLINE = 255

function valueOf({ value, format }: BookCell): ExcelJS.CellValue {
  if (value === null || value === '') return null
  if (typeof value === 'number') return value
  if (format === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return new Date(`${value}T00:00:00Z`)
  return xlsxText(value)
}

function dress(cell: ExcelJS.Cell, one: BookCell): void {
  cell.numFmt = FORMATS[one.format]
  cell.alignment = { wrapText: true, vertical: 'top' }
  if (one.locked) cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: LOCKED } }
  const list = one.options?.join(',') ?? ''
  if (
    one.locked ||
    !one.options ||
    list.length > MOST_INLINE ||
    one.options.some((word) => /[,"]/.test(word))
  )
    return
  cell.dataValidation = { type: 'list', allowBlank: true, formulae: [`"${list}"`], showErrorMessage: true }
}

/** A name Excel takes, each once. */
function sheetNames(sheets: readonly BookSheet[]): string[] {
  const taken = new Set<string>()
  return sheets.map(({ name }) => {
    const plain = name.replace(/[*?:\\/[\]']/g, ' ').trim() || 'Sheet'
    for (let nth = 1; ; nth++) {
      const ending = nth === 1 ? '' : ` ${nth}`
      const wanted = plain.slice(0, 31 - ending.length) + ending
      if (!taken.has(wanted.toLowerCase())) {
        taken.add(wanted.toLowerCase())
        return wanted
      }
    }
  })
}

/**
 * A workbook of several sheets to be filled and brought back: read with `readWorkbookSheets`. Beside each cell its text as
 * it went out stands hidden, so that what was not touched is known. Text is always a text cell, never a formula.
 */
export async function writeWorkbook(sheets: readonly BookSheet[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const names = sheetNames(sheets)
  for (const [at, { mark, columns, rows, blank }] of sheets.entries()) {
    const sheet = book.addWorksheet(names[at], { views: [{ state: 'frozen', ySplit: 2, xSplit: 1 }] })
    const hidden = { width: 4, hidden: true, style: { numFmt: '@' } }
    sheet.columns = [hidden, ...columns.map(({ width }) => ({ width })), ...columns.map(() => hidden)]
    sheet.addRow(mark.map((text) => xlsxText(text))).hidden = true
    const titles = sheet.addRow(['', ...columns.map(({ label }) => xlsxText(label))])
    titles.font = { bold: true }
    titles.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: TITLE } }
    for (const { key, cells } of rows) {
      const values = cells.map(valueOf)
      const row = sheet.addRow([
        xlsxText(key),
        ...values,
        ...cells.map(({ value }) => (value === null ? null : xlsxText(String(value)))),
      ])
      cells.forEach((cell, i) => dress(row.getCell(i + 2), cell))
      columns.forEach((_, i) => (row.getCell(columns.length + i + 2).numFmt = '@'))
    }
    for (let line = 0; line < (blank?.lines ?? 0); line++) {
      const row = sheet.addRow([])
      blank!.cells.forEach((cell, i) => dress(row.getCell(i + 2), cell))
    }
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}
