import type { Writable } from 'node:stream'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fen, yuanOf } from '../money'
import { guardFormula } from './formula-guard'
import {
  hasNotes,
  type ColumnKind,
  type SheetLayout,
  type WrittenCell,
  type WrittenRows,
} from './sheet-layout'

const BOM = '\uFEFF'
const QUOTED = /[",;\t\r\n]|^\s|\s$/

function quoted(text: string): string {
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function textOf(cell: WrittenCell, kind: ColumnKind): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return quoted(guardFormula(cell))
  if (typeof cell === 'number' && kind === 'money') return yuanOf(fen(cell))
  return String(cell)
}

async function* lines(layout: SheetLayout, rows: WrittenRows): AsyncGenerator<string> {
  const line = (cells: readonly WrittenCell[]) => {
    const text = layout.columns.map((column, i) => textOf(cells[i], column.kind)).join(',')
    return `${text === '' ? '""' : text}\r\n`
  }
  yield BOM + line(layout.columns.map((column) => column.title))
  if (hasNotes(layout)) yield line(layout.columns.map((column) => column.note))
  for await (const row of rows) yield line(row)
}

/**
 * Writes rows as CSV for Excel: UTF-8 with byte order mark, CRLF, titles first. Text that Excel would run as a formula
 * gets an apostrophe before it, which `openSheet` takes off again.
 */
export async function writeCsv(out: Writable, layout: SheetLayout, rows: WrittenRows): Promise<void> {
  await pipeline(Readable.from(lines(layout, rows)), out)
}
