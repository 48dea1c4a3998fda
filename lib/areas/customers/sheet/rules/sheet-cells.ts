import type { BusinessDate } from '@/lib/core/dates'
import type { Field } from '@/lib/core/forms/kinds'
import { schemaOfField } from '@/lib/core/forms/schema-faces'
import { isTyped, parseField, showField, tidyText } from '@/lib/core/forms/text-faces'
import { isMasked } from '@/lib/core/forms/values'
import { fen, yuanOf } from '@/lib/core/money'
import type { SheetCell } from '@/lib/core/sheets/sheet'
import type { SheetColumn, WrittenCell } from '@/lib/core/sheets/sheet-layout'
import { codesOf } from '../../columns/rules/column-codes'
import { isFactColumn, type ListColumn, listColumns } from '../../columns/rules/list-columns'
import { placementFacts } from '../../dossier/rules/fact-changes'
import { dossierFacts } from '../../rules/dossier-facts'
import { codeLabelKey, columnLabelKey } from '../../columns/labels'
import type { Words } from '@/lib/core/words'

/** May a cell of this column be changed in the sheet: a fact that is typed; place, owner and file number go other ways. */
export function isSheetEditable({ fact }: ListColumn): boolean {
  if (!fact || fact === 'fileNumber' || placementFacts.includes(fact)) return false
  return isTyped(dossierFacts[fact].kind)
}

function unitOf({ id, kind, fact }: ListColumn, words: Words): string {
  if (kind === 'money') return words.say('customers.export.yuan')
  if (id === 'used' || id === 'completeness') return '%'
  const field: Field | undefined = fact && dossierFacts[fact]
  const unit = field && 'unit' in field ? field.unit : undefined
  return unit ? (words.forms.units[unit] ?? unit) : ''
}

function plainTitle(column: ListColumn, words: Words): string {
  const unit = unitOf(column, words)
  return words.say(columnLabelKey(column)) + (unit && `(${unit})`)
}

/** Title of a column in a sheet, its unit in brackets; of two columns called the same the second adds its own name. */
export function sheetTitle(column: ListColumn, words: Words): string {
  const title = plainTitle(column, words)
  const first = listColumns.find((other) => plainTitle(other, words) === title)
  return first?.id === column.id ? title : `${title} [${column.id}]`
}

const KINDS: Partial<Record<ListColumn['kind'], SheetColumn['kind']>> = {
  money: 'money',
  number: 'number',
  percent: 'number',
  count: 'number',
  date: 'date',
}
const WIDE = 34

/** A column of the sheet: its format, its drop-down, and a note that says whether it may be changed. */
export function sheetColumn(column: ListColumn, words: Words): SheetColumn {
  const field: Field | undefined = column.fact && dossierFacts[column.fact]
  const editable = isSheetEditable(column)
  const closed = field?.kind === 'choice' && !field.other
  const choices =
    editable && (closed || column.kind === 'flag' || column.kind === 'level')
      ? codesOf(column).map((code) => codeWord(column, code, words))
      : undefined
  return {
    title: sheetTitle(column, words),
    kind: KINDS[column.kind] ?? 'text',
    note: words.say(editable ? 'workList.sheet.editable' : 'workList.sheet.readOnly'),
    ...((column.id === 'name' || field?.kind === 'long-text') && { width: WIDE }),
    ...(choices && { choices }),
  }
}

function codeWord(column: ListColumn, code: string, words: Words): string {
  const key = codeLabelKey(column, code)
  return key ? words.say(key) : code
}

const REFS: readonly string[] = ['unit', 'person', 'customer', 'reference']

/** A value of the list as its cell. */
export function sheetCell(column: ListColumn, value: unknown, words: Words): WrittenCell {
  if (value === null || value === undefined) return null
  if (isMasked(value)) return value.shown || words.say('customers.list.hidden')
  const field: Field | undefined = isFactColumn(column) ? dossierFacts[column.fact!] : undefined
  if (column.kind === 'count') return Array.isArray(value) ? value.length : Number(value)
  if (typeof value === 'number')
    return column.kind === 'level' ? codeWord(column, String(value), words) : value
  if (column.kind === 'level' || (column.kind === 'choice' && typeof value === 'string'))
    return value === 'none' && column.id === 'abc' ? null : codeWord(column, String(value), words)
  // Units and owners come as their names.
  return field && !(REFS.includes(field.kind) && typeof value === 'string')
    ? showField(field, value, words.forms)
    : String(value)
}

/** What a cell says, whichever way a spreadsheet keeps it: amounts in yuan, no dust of binary fractions. */
export function cellWords(cell: SheetCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)))
  return tidyText(String(cell))
}

/** The same of a cell we wrote. */
export function writtenWords({ kind }: ListColumn, cell: WrittenCell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return cellWords(kind === 'money' ? Number(yuanOf(fen(cell))) : cell)
  return cellWords(cell)
}

export type CellReading = { same: true } | { same: false; value: unknown } | { same: false; fault: string }

/**
 * What a cell changes of a fact: nothing where it says what was written for the stored value, else the value typed.
 * An emptied cell empties the fact. Faults are codes under `forms.checks`.
 */
export function readSheetCell(
  column: ListColumn,
  cell: SheetCell,
  stored: unknown,
  words: Words,
  today: BusinessDate,
): CellReading {
  const typed = cellWords(cell)
  if (typed === writtenWords(column, sheetCell(column, stored, words))) return { same: true }
  const field: Field = dossierFacts[column.fact!]
  if (typed === '') return { same: false, value: null }
  const word = codesOf(column).find((code) => codeWord(column, code, words) === typed)
  const parsed = parseField(field, word ?? typed, words.forms, today)
  if (!parsed.ok) return { same: false, fault: parsed.code }
  const checked = schemaOfField(field).safeParse(parsed.value)
  if (!checked.success) return { same: false, fault: checked.error.issues[0]?.message ?? 'unreadable' }
  return JSON.stringify(parsed.value) === JSON.stringify(stored ?? null)
    ? { same: true }
    : { same: false, value: parsed.value }
}
