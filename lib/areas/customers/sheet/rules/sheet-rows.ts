import type { BusinessDate } from '@/lib/core/dates'
import type { SheetCell, SheetRow } from '@/lib/core/sheets/sheet'
import type { Words } from '@/lib/core/words'
import type { WantedFact } from '../../bulk/rules/bulk-row'
import { type ColumnGuard, type ListColumn, listColumns } from '../../columns/rules/list-columns'
import { plainText } from '../../rules/import-cells'
import { KEY_HEADER } from '../../rules/import-mapping'
import { cellWords, isSheetEditable, readSheetCell, sheetCell, sheetTitle, writtenWords } from './sheet-cells'

const HEADER_ROWS = 10
const KEY = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@(\d{1,9})$/

/** What stands in which column of an edited list. */
export type SheetHead = {
  headerRow: number
  keyColumn: number
  columns: { at: number; column: ListColumn }[]
  unknown: string[]
}

/** The head of a list this product wrote; null where it is no such list (its hidden column is gone). */
export function sheetHead(rows: readonly SheetRow[], words: Words): SheetHead | null {
  const row = rows
    .slice(0, HEADER_ROWS)
    .find(({ cells }) => cells.some((cell) => plainText(cell) === KEY_HEADER))
  if (!row) return null
  const byTitle = new Map(listColumns.map((column) => [sheetTitle(column, words), column]))
  const columns: SheetHead['columns'] = []
  const unknown: string[] = []
  for (const [at, cell] of row.cells.entries()) {
    const title = plainText(cell)
    if (title === '' || title === KEY_HEADER) continue
    const column = byTitle.get(title)
    if (column && !columns.some((taken) => taken.column === column)) columns.push({ at, column })
    else unknown.push(title)
  }
  const keyColumn = row.cells.findIndex((cell) => plainText(cell) === KEY_HEADER)
  return { headerRow: row.number, keyColumn, columns, unknown }
}

/** The key of a row: its customer and version, a remark of ours, none, or something unreadable. */
export function sheetKey(
  row: SheetRow,
  head: SheetHead,
): { id: string; version: number } | 'remark' | 'none' | 'unreadable' {
  const text = plainText(row.cells[head.keyColumn] ?? null)
  if (text.startsWith('#')) return 'remark'
  if (text === '') return row.cells.some((cell) => plainText(cell) !== '') ? 'none' : 'remark'
  const [, id, version] = KEY.exec(text) ?? []
  return id === undefined ? 'unreadable' : { id, version: Number(version) }
}

/** Codes under `errors`, `reasons` or `forms.checks`; with the column it stands in. */
export type SheetReason = { code: string; values?: Record<string, string | number>; column?: string }
export type SheetDiff = { column: string; from: string; to: string }
export type ReadRow = { wanted: WantedFact[]; diffs: SheetDiff[]; faults: SheetReason[] }

/**
 * What a row wants changed of a customer, cell by cell, against what would have been written for it today. Guarded
 * facts the writer may not see were written masked: such a cell must come back as it went.
 */
export function readSheetRow(
  row: SheetRow,
  head: SheetHead,
  stored: (column: ListColumn) => unknown,
  sight: Record<ColumnGuard, boolean>,
  words: Words,
  today: BusinessDate,
): ReadRow {
  const read: ReadRow = { wanted: [], diffs: [], faults: [] }
  for (const { at, column } of head.columns) {
    if (!isSheetEditable(column)) continue
    const cell: SheetCell = row.cells[at] ?? null
    const value = stored(column)
    const reading = readSheetCell(column, cell, value, words, today)
    if (reading.same) continue
    const title = sheetTitle(column, words)
    if (column.guard && !sight[column.guard])
      read.faults.push({ code: `customers.guarded-${column.guard}`, column: title })
    else if ('fault' in reading) read.faults.push({ code: reading.fault, column: title })
    else {
      const from = writtenWords(column, sheetCell(column, value, words))
      read.wanted.push({ fact: column.fact!, to: reading.value })
      read.diffs.push({ column: title, from, to: cellWords(cell) })
    }
  }
  return read
}
