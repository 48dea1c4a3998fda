import type { BusinessDate } from '../dates'
import type { SheetCell } from '../sheets/sheet'
import type { Answers, Form, Problem } from './definition'
import { fieldNamed, isOpenColumn } from './definition'
import type { Field } from './kinds'
import { valueProblems } from './problems'
import { valueFrom } from './paste'
import { FORM_SHEET, sheetOf, type InSheet, type OutCell, type OutSheet } from './sheet'
import { isEmpty, type Row } from './values'
import type { Words } from './words'

type Reading = { words: Words; today: BusinessDate }

const VALUE = 2

/** What a cell says, as a person would type it. Numbers lose the dust of binary fractions. */
function typedIn(cell: SheetCell | undefined): string {
  if (cell === null || cell === undefined) return ''
  return typeof cell === 'number' ? String(Number(cell.toPrecision(15))) : String(cell)
}

function isUntouched(written: OutCell | undefined, cell: SheetCell | undefined): boolean {
  return written !== undefined && (written.locked || typedIn(written.value) === typedIn(cell).trim())
}

/** A cell that says what was written keeps the value behind it: ids, files and masked values survive. */
function valueOf(
  field: Field,
  cell: SheetCell | undefined,
  written: OutCell | undefined,
  current: unknown,
  reading: Reading,
) {
  if (isUntouched(written, cell)) return current ?? null
  return valueFrom(field, typedIn(cell), reading.words.shared, reading.today)
}

function rowsFrom(
  table: Field<'table'>,
  sheet: InSheet,
  written: OutSheet | undefined,
  current: readonly Row[],
  reading: Reading,
): Row[] {
  const columns = Object.entries(table.columns)
  return sheet.rows
    .filter(({ cells }) => cells.some((cell) => typedIn(cell).trim() !== ''))
    .map(({ key, cells }) => {
      const before = key === null ? undefined : current[Number(key)]
      const out = written?.rows.find((row) => row.key === key)?.cells
      const entries = columns.map(([name, column], i): [string, unknown] => [
        name,
        isOpenColumn(column)
          ? valueOf(column, cells[i], before && out?.[i], before?.[name], reading)
          : (before?.[name] ?? null),
      ])
      return { ...before, ...Object.fromEntries(entries) }
    })
}

function problemsIn(name: string, field: Field, value: unknown): Problem[] {
  if (field.kind !== 'table' || !Array.isArray(value))
    return isEmpty(value) ? [] : valueProblems(name, field, value)
  return value.flatMap((row: Row, at) =>
    Object.entries(field.columns).flatMap(([column, f]) =>
      isOpenColumn(f) ? valueProblems(name, f, row[column]).map((p) => ({ ...p, row: at, column })) : [],
    ),
  )
}

/**
 * The answers after an edited workbook came back, with what cannot be taken as it stands. Nothing is lost: what
 * cannot be read stays as typed. A workbook that comes back as it went changes nothing. Records named by words
 * (customers, people) come back without an id, for the caller to look up.
 */
export function answersFromSheet(
  form: Form,
  sheets: readonly InSheet[],
  current: Answers,
  reading: Reading,
): { answers: Answers; problems: Problem[] } {
  const written = sheetOf(form, current, reading.words)
  const answers: Record<string, unknown> = { ...current }
  const problems: Problem[] = []
  const take = (name: string, field: Field, value: unknown) => {
    answers[name] = value
    problems.push(...problemsIn(name, field, value))
  }
  for (const sheet of sheets) {
    const out = written.find((s) => s.key === sheet.key)
    const table = fieldNamed(form, sheet.key)
    if (table?.kind === 'table') {
      const rows = Array.isArray(current[sheet.key]) ? (current[sheet.key] as Row[]) : []
      take(sheet.key, table, rowsFrom(table, sheet, out, rows, reading))
    }
    if (sheet.key !== FORM_SHEET) continue
    for (const { key, cells } of sheet.rows) {
      const field = key === null ? undefined : fieldNamed(form, key)
      const before = out?.rows.find((row) => row.key === key)?.cells[VALUE]
      if (key === null || !field || field.kind === 'table' || isUntouched(before, cells[VALUE])) continue
      take(key, field, valueOf(field, cells[VALUE], before, current[key], reading))
    }
  }
  return { answers, problems }
}
