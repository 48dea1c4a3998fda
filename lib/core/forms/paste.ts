import type { BusinessDate } from '../dates'
import { csvParser } from '../sheets/csv-parser'
import { fieldsOf, isOpenColumn, type Answers, type Paper } from './definition'
import type { Field } from './kinds'
import { isTyped, parseField } from './text-faces'
import { isUnread, type Row } from './values'
import type { SharedWords } from './words'

type Table = Field<'table'>

const LONGEST_CELL = 20_000

/** Cells of a piece of a spreadsheet as the clipboard gives it: tab-separated lines, quoted where a cell has breaks. */
export function cellsOf(clipboard: string): string[][] {
  const parser = csvParser('\t', LONGEST_CELL)
  const lines = [...parser.write(clipboard), ...parser.end()]
  while (lines.length > 0 && lines.at(-1)!.every((cell) => cell.trim() === '')) lines.pop()
  return lines
}

/** Is this more than one cell, so that it belongs into several? */
export function isBlock(clipboard: string): boolean {
  return /[\t\n]/.test(clipboard.replace(/\r?\n$/, ''))
}

/** Names of the columns a person fills. */
export function openColumns(table: Table): string[] {
  return Object.entries(table.columns)
    .filter(([, column]) => isOpenColumn(column))
    .map(([name]) => name)
}

/** The value of one pasted cell; what cannot be read stays as typed. */
export function valueFrom(field: Field, typed: string, words: SharedWords, today: BusinessDate): unknown {
  if (!isTyped(field.kind)) return typed.trim() === '' ? null : { typed }
  const parsed = parseField(field, typed, words, today)
  return parsed.ok ? parsed.value : { typed }
}

/**
 * The rows of a table after a block was pasted at (`row`, `column`): cells fill to the right and down,
 * rows are added as needed up to `maxRows`; fixed tables take only what fits.
 */
export function pasteInto(
  table: Table,
  rows: readonly Row[],
  at: { row: number; column: string },
  clipboard: string,
  words: SharedWords,
  today: BusinessDate,
): Row[] {
  const columns = openColumns(table)
  const first = columns.indexOf(at.column)
  if (first < 0) return [...rows]
  const limit = table.fixed ? rows.length : (table.maxRows ?? 500)
  const next = rows.map((row) => ({ ...row }))
  for (const [down, cells] of cellsOf(clipboard).entries()) {
    const line = at.row + down
    if (line >= limit) break
    while (next.length <= line) next.push({})
    const names = columns.slice(first, first + cells.length)
    const filled = names.map((name, i): [string, unknown] => [
      name,
      valueFrom(table.columns[name]!, cells[i]!, words, today),
    ])
    next[line] = { ...next[line], ...Object.fromEntries(filled) }
  }
  return next
}

function rereadRow(table: Table, row: Row, words: SharedWords, today: BusinessDate): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]): [string, unknown] => {
      const column = table.columns[name]
      return [name, column && isUnread(value) ? valueFrom(column, value.typed, words, today) : value]
    }),
  )
}

/** A stored draft as it is shown again: what was kept as typed is read once more, so that it says what is wrong with it. */
export function reread(form: Paper, answers: Answers, words: SharedWords, today: BusinessDate): Answers {
  const again = fieldsOf(form).flatMap(({ name, field }): [string, unknown][] => {
    const value = answers[name]
    if (isUnread(value)) return [[name, valueFrom(field, value.typed, words, today)]]
    if (field.kind === 'table' && Array.isArray(value)) {
      return [[name, value.map((row: Row) => rereadRow(field, row, words, today))]]
    }
    return []
  })
  return { ...answers, ...Object.fromEntries(again) }
}
