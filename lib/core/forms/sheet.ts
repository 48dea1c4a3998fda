import { fen, yuanOf } from '../money'
import type { SheetCell } from '../sheets/sheet'
import type { Answers, Form } from './definition'
import { fieldsOf, isOpenColumn, isWritable } from './definition'
import type { Field } from './kinds'
import { isTyped, showField } from './text-faces'
import { isMasked, type Row } from './values'
import { optionWord, unitWord, type Words } from './words'

export type CellFormat = 'text' | 'money' | 'integer' | 'number' | 'percent' | 'date'

/** A cell to write: money in yuan, everything that is no number as text. `options` becomes a drop-down. */
export type OutCell = {
  value: string | number | null
  format: CellFormat
  locked: boolean
  options?: string[]
}

export type OutColumn = {
  key: string
  label: string
  format: CellFormat
  locked: boolean
  required: boolean
  options?: string[]
}

/** One sheet of the workbook: `key` is `form` for the single fields, else the name of the table field. */
export type OutSheet = {
  key: string
  title: string
  columns: OutColumn[]
  /** `key` of a row: the field's name, or the line's place in the answers; goes into the hidden first column. */
  rows: { key: string; cells: OutCell[] }[]
}

/** The sheet of the single fields. */
export const FORM_SHEET = 'form'

function formatOf(field: Field): CellFormat {
  const kind = field.kind === 'calculated' ? field.as : field.kind
  if (kind === 'money' || kind === 'integer' || kind === 'number' || kind === 'percent' || kind === 'date')
    return kind
  return kind === 'rating' ? 'integer' : 'text'
}

function optionsOf(field: Field, { shared }: Words): string[] | undefined {
  if (field.kind === 'choice' && !field.other) {
    return field.options.codes.map((code) => optionWord(shared, field.options.set, code))
  }
  return field.kind === 'yes-no' ? [shared.words.yes, shared.words.no] : undefined
}

function isLocked(field: Field, value: unknown): boolean {
  return isMasked(value) || !isTyped(field.kind) || !isWritable(field)
}

function cellOf(field: Field, value: unknown, words: Words): OutCell {
  const format = formatOf(field)
  const options = optionsOf(field, words)
  const shown = typeof value === 'number' ? numberOf(format, value) : showField(field, value, words.shared)
  return {
    value: shown === '' ? null : shown,
    format,
    locked: isLocked(field, value),
    ...(options && { options }),
  }
}

function numberOf(format: CellFormat, value: number): number {
  return format === 'money' ? Number(yuanOf(fen(value))) : value
}

function withUnit(label: string, field: Field, words: Words): string {
  const unit = 'unit' in field ? unitWord(words.shared, field.unit) : ''
  return unit ? `${label}（${unit}）` : label
}

function formSheet(form: Form, answers: Answers, words: Words): OutSheet {
  const column = (key: string, label: string, locked: boolean): OutColumn => ({
    key,
    label,
    format: 'text',
    locked,
    required: false,
  })
  const text = (value: string): OutCell => ({ value, format: 'text', locked: true })
  return {
    key: FORM_SHEET,
    title: words.form.name,
    columns: [column('section', '', true), column('label', '', true), column('value', '', false)],
    rows: fieldsOf(form)
      .filter(({ field }) => field.kind !== 'table' && field.kind !== 'signature')
      .map(({ name, section, field }) => ({
        key: name,
        cells: [
          text(words.form.sections[section] ?? section),
          text(withUnit(words.form.fields[name] ?? name, field, words)),
          cellOf(field, answers[name], words),
        ],
      })),
  }
}

function tableSheet(name: string, table: Field<'table'>, answers: Answers, words: Words): OutSheet {
  const columns = Object.entries(table.columns)
  const rows = (Array.isArray(answers[name]) ? answers[name] : []) as Row[]
  return {
    key: name,
    title: words.form.fields[name] ?? name,
    columns: columns.map(([key, column]) => {
      const options = optionsOf(column, words)
      return {
        key,
        label: withUnit(words.form.columns?.[name]?.[key] ?? key, column, words),
        format: formatOf(column),
        locked: !isOpenColumn(column),
        required: column.required === true && isOpenColumn(column),
        ...(options && { options }),
      }
    }),
    rows: rows.map((row, at) => ({
      key: String(at),
      cells: columns.map(([key, column]) => cellOf(column, row[key], words)),
    })),
  }
}

/** A form as a workbook: its single fields on one sheet, every table field on one of its own. */
export function sheetOf(form: Form, answers: Answers, words: Words): OutSheet[] {
  const tables = fieldsOf(form).flatMap(({ name, field }) =>
    field.kind === 'table' ? [tableSheet(name, field, answers, words)] : [],
  )
  return [formSheet(form, answers, words), ...tables]
}

/** A sheet as it was read back: hidden keys and the cells of the columns, in the order they were written. */
export type InSheet = { key: string; rows: { key: string | null; cells: readonly SheetCell[] }[] }
