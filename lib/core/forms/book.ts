import type { ReadSheet } from '../sheets/read-workbook'
import type { BookCell, BookSheet } from '../sheets/write-workbook'
import { type Answers, fieldNamed, type Form, isOpenColumn } from './definition'
import type { Field } from './kinds'
import { FORM_SHEET, type InSheet, type OutSheet, sheetOf } from './sheet'
import type { Words } from './words'

const MARK = 'dakehu'
const VALUE = 2
const WIDTHS = { section: 14, label: 24, value: 48, column: 18 } as const
/** Empty lines under a table. */
const LINES = 12

const textOf = (value: string | number | boolean | null | undefined) =>
  value === null || value === undefined
    ? ''
    : typeof value === 'number'
      ? String(Number(value.toPrecision(15)))
      : String(value)

function blankOf(form: Form, key: string, sheet: OutSheet): BookSheet['blank'] {
  const table = fieldNamed(form, key)
  if (table?.kind !== 'table' || table.fixed) return undefined
  const lines = Math.max(0, Math.min(LINES, (table.maxRows ?? 500) - sheet.rows.length))
  const cells = sheet.columns.map(({ key: name, format, options }): BookCell => {
    const column = table.columns[name]
    return { value: null, format, locked: !column || !isOpenColumn(column), ...(options && { options }) }
  })
  return { lines, cells }
}

/**
 * A form as sheets of a workbook: the single fields one under another, each table on a sheet of its own.
 * @param heads titles of the three columns of the first sheet
 * @param about which of its papers it is, where a form has several: comes back with it
 */
export function bookOf(
  form: Form,
  answers: Answers,
  words: Words,
  heads: readonly [string, string, string],
  about = '',
): BookSheet[] {
  return sheetOf(form, answers, words).map((sheet) => {
    const single = sheet.key === FORM_SHEET
    const columns = single
      ? heads.map((label, i) => ({ label, width: Object.values(WIDTHS)[i]! }))
      : sheet.columns.map(({ label }) => ({ label, width: WIDTHS.column }))
    const blank = blankOf(form, sheet.key, sheet)
    return {
      name: [form.id, about, sheet.title].filter(Boolean).join(' '),
      mark: [MARK, form.id, String(form.version), sheet.key, String(sheet.rows.length), about],
      columns,
      rows: sheet.rows,
      ...(blank && { blank }),
    }
  })
}

/** Form id and version of a sheet that came back, and which of several papers it is. */
export function markOf(sheet: ReadSheet) {
  const [, formId = '', version = '', key = '', lines = '', about = ''] = sheet.mark
  return { formId, version: Number(version), key, lines: Number(lines), about }
}

const untouched = (cell: string | number | boolean | null | undefined, before: string | null | undefined) =>
  textOf(cell) === (before ?? '')

function tableTouched({ rows, mark }: ReadSheet): boolean {
  const filled = rows.filter(
    ({ key, cells }) => key !== null || cells.some((cell) => textOf(cell).trim() !== ''),
  )
  return (
    filled.length !== Number(mark[4]) ||
    filled.some(
      ({ key, cells, before }, at) =>
        key !== String(at) || cells.some((cell, i) => !untouched(cell, before[i])),
    )
  )
}

/** A cell nobody touched says what stands there now, whatever it said when it went out. */
function single(sheet: ReadSheet, out: OutSheet): { sheet: InSheet; stale: string[] } {
  const stale: string[] = []
  const rows = sheet.rows.map(({ key, cells, before }) => {
    const now = out.rows.find((row) => row.key === key)?.cells[VALUE]
    const same = untouched(cells[VALUE], before[VALUE])
    if (key !== null && now && !same && textOf(now.value) !== (before[VALUE] ?? '')) stale.push(key)
    return { key, cells: [null, null, same && now ? now.value : (cells[VALUE] ?? null)] }
  })
  return { sheet: { key: FORM_SHEET, rows }, stale }
}

/**
 * The sheets of one form as the form's reader takes them, cells nobody touched standing for what is stored now; and the
 * fields that were changed here and meanwhile elsewhere too.
 */
export function sheetsFromBook(
  form: Form,
  sheets: readonly ReadSheet[],
  current: Answers,
  words: Words,
): { sheets: InSheet[]; stale: string[] } {
  const written = sheetOf(form, current, words)
  const stale: string[] = []
  const taken = sheets.flatMap((sheet): InSheet[] => {
    const { key } = markOf(sheet)
    const out = written.find((one) => one.key === key)
    if (!out) return []
    if (key === FORM_SHEET) {
      const read = single(sheet, out)
      stale.push(...read.stale)
      return [read.sheet]
    }
    if (!tableTouched(sheet)) return []
    const moved = out.rows.length !== Number(sheet.mark[4]) || movedRows(sheet, out)
    if (moved) stale.push(key)
    const table = fieldNamed(form, key) as Field<'table'>
    return [
      {
        key,
        rows: sheet.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell, i) => keptCell(table, row, i, cell, out)),
        })),
      },
    ]
  })
  return { sheets: taken, stale }
}

function movedRows(sheet: ReadSheet, out: OutSheet): boolean {
  return sheet.rows.some(({ key, before }) => {
    const now = out.rows.find((row) => row.key === key)
    return now?.cells.some((cell, i) => textOf(cell.value) !== (before[i] ?? '')) ?? false
  })
}

/** What nobody touched keeps the value behind it, where the line is still the one it was. */
function keptCell(
  table: Field<'table'>,
  row: ReadSheet['rows'][number],
  at: number,
  cell: ReadSheet['rows'][number]['cells'][number],
  out: OutSheet,
) {
  const now = out.rows.find(({ key }) => key === row.key)?.cells[at]
  const column = Object.values(table.columns)[at]
  if (!now || !column) return cell
  return untouched(cell, row.before[at]) ? now.value : cell
}
