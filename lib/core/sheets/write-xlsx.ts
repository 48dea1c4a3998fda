import ExcelJS from 'exceljs'
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { fen, yuanOf } from '../money'
import {
  hasNotes,
  type ColumnKind,
  type SheetColumn,
  type SheetLayout,
  type WrittenCell,
  type WrittenRows,
} from './sheet-layout'
import { xlsxText } from './xlsx-text'

const FORMATS: Record<ColumnKind, string> = {
  text: '@',
  money: '#,##0.00',
  number: 'General',
  date: 'yyyy-mm-dd',
}
const TITLE_FILL = 'FFE9EDF2'
const NOTE_COLOUR = 'FF6B7280'
const DEFAULT_WIDTH = 16
/** Rows after which the zip gets its turn; more of them and memory grows with the file. */
const BREATH = 20
/** Rows that get the drop-downs when a template is filled in. */
const LIST_ROWS = 5_000
const INLINE_LIST_CHARS = 255

function cellValue(cell: WrittenCell, kind: ColumnKind): ExcelJS.CellValue {
  if (cell === null || cell === undefined || cell === '') return null
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) return null
    return kind === 'money' ? Number(yuanOf(fen(cell))) : cell
  }
  if (typeof cell === 'boolean') return cell
  if (kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(cell)) return new Date(`${cell}T00:00:00Z`)
  return xlsxText(cell)
}

function sheetName(name: string): string {
  return (
    name
      .replace(/[*?:\\/[\]]/g, ' ')
      .slice(0, 31)
      .trim() || 'Sheet1'
  )
}

/** Long drop-downs stand on a hidden sheet, one column each; Excel takes only short ones in the rule itself. */
function listRule(column: SheetColumn, long: readonly SheetColumn[]): ExcelJS.DataValidation {
  const choices = column.choices ?? []
  const at = long.indexOf(column)
  const letter = at < 0 ? '' : columnLetter(at + 1)
  const formula = at < 0 ? `"${choices.join(',')}"` : `lists!$${letter}$1:$${letter}$${choices.length}`
  return { type: 'list', allowBlank: true, formulae: [formula], showErrorMessage: true, errorStyle: 'stop' }
}

function columnLetter(n: number): string {
  return n > 26
    ? columnLetter(Math.floor((n - 1) / 26)) + columnLetter(((n - 1) % 26) + 1)
    : String.fromCharCode(64 + n)
}

function isLong(column: SheetColumn): boolean {
  const choices = column.choices ?? []
  return choices.join(',').length > INLINE_LIST_CHARS || choices.some((choice) => /[,"]/.test(choice))
}

function addLists(workbook: ExcelJS.stream.xlsx.WorkbookWriter, long: readonly SheetColumn[]): void {
  const sheet = workbook.addWorksheet('lists', { state: 'veryHidden' })
  const height = Math.max(...long.map((column) => column.choices?.length ?? 0))
  for (let i = 0; i < height; i++)
    sheet.addRow(long.map((column) => xlsxText(column.choices?.[i] ?? '') || null)).commit()
  sheet.commit()
}

// exceljs types miss the list of rules its writer has.
type WithRules = { dataValidations: { add: (range: string, rule: ExcelJS.DataValidation) => void } }

async function breathe(out: Writable): Promise<void> {
  await setImmediate()
  if (out.writableNeedDrain && !out.destroyed) await Promise.race([once(out, 'drain'), once(out, 'close')])
}

/**
 * Writes rows as .xlsx while they come, memory staying flat: bold frozen titles, notes below them, text format for
 * codes and telephone numbers, drop-downs, hidden columns. Text is always written as a text cell, never as a formula.
 * `out` is ended; rejects when it closes before.
 */
export async function writeXlsx(out: Writable, layout: SheetLayout, rows: WrittenRows): Promise<void> {
  await Promise.all([finished(out), writeBook(out, layout, rows)])
}

async function writeBook(out: Writable, layout: SheetLayout, rows: WrittenRows): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  })
  const firstRow = hasNotes(layout) ? 3 : 2
  const firstVisible = layout.columns.findIndex((column) => !column.hidden)
  const sheet = workbook.addWorksheet(sheetName(layout.name), {
    views: [{ state: 'frozen', ySplit: firstRow - 1, xSplit: firstVisible + 1 }],
  })
  sheet.columns = layout.columns.map((column) => ({
    width: column.width ?? DEFAULT_WIDTH,
    hidden: column.hidden ?? false,
    style: { numFmt: FORMATS[column.kind] },
  }))

  const titles = sheet.addRow(layout.columns.map((column) => xlsxText(column.title)))
  titles.font = { bold: true }
  titles.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: TITLE_FILL } }
  titles.commit()
  if (hasNotes(layout)) {
    const notes = sheet.addRow(layout.columns.map((column) => xlsxText(column.note ?? '') || null))
    notes.font = { italic: true, color: { argb: NOTE_COLOUR } }
    notes.alignment = { wrapText: true, vertical: 'top' }
    notes.commit()
  }

  let written = 0
  for await (const row of rows) {
    sheet.addRow(layout.columns.map((column, i) => cellValue(row[i], column.kind))).commit()
    written++
    if (written % BREATH === 0) await breathe(out)
    if (out.destroyed) return
  }

  const long = layout.columns.filter((column) => column.choices && isLong(column))
  const last = Math.max(firstRow + LIST_ROWS, firstRow + written)
  layout.columns.forEach((column, i) => {
    if (!column.choices) return
    const letter = columnLetter(i + 1)
    const { dataValidations } = sheet as unknown as WithRules
    dataValidations.add(`${letter}${firstRow}:${letter}${last}`, listRule(column, long))
  })
  sheet.commit()
  if (long.length > 0) addLists(workbook, long)
  await workbook.commit()
}
