import type { SheetCell, SheetRow } from '@/lib/core/sheets/sheet'
import {
  damageOf,
  plainText,
  readChoice,
  readDate,
  readDigits,
  readEmails,
  readInteger,
  readMoney,
  readPhones,
  readTaxNumber,
  readText,
  readWebsites,
  type CellReading,
} from './import-cells'
import { specOf, type CellKind, type ImportFactKey, type ImportFacts } from './import-facts'
import type { FindingCode, ImportFinding } from './import-findings'
import type { ImportMapping, MappedColumn } from './import-mapping'
import { searchText } from './search-columns'

/** Id and version of the customer a row of our own file was written from. */
export type RowKey = { id: string; version: number }

export type ImportedRow = { row: number; name: string; notes: readonly ImportFinding[] } & (
  | { ok: true; facts: ImportFacts & { name: string }; key: RowKey | null }
  /** All that is wrong with the row. */
  | { ok: false; reasons: readonly ImportFinding[] }
)

const KEY = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@(\d{1,9})$/
const TEXT_MAX = 200

/** What stands in the hidden column of our own files. */
export function rowKeyText({ id, version }: RowKey): string {
  return `${id}@${version}`
}

type Reader = (cell: SheetCell, column: MappedColumn) => CellReading<unknown>

const readers: Record<CellKind, Reader> = {
  text: (cell, { fact }) => readText(cell, specOf(fact).max ?? TEXT_MAX),
  date: readDate,
  money: (cell, { unit }) => readMoney(cell, unit ?? 'yuan'),
  integer: readInteger,
  phone: readPhones,
  email: readEmails,
  website: readWebsites,
  'tax-number': readTaxNumber,
  digits: (cell, { fact }) =>
    readDigits(cell, { min: specOf(fact).min ?? 1, max: specOf(fact).max ?? TEXT_MAX }),
  choice: (cell, { fact }) => readChoice(cell, specOf(fact).words ?? {}),
}

const FURTHER: Partial<Record<ImportFactKey, string>> = {
  email: 'moreEmails',
  website: 'moreWebsites',
  phone: 'morePhones',
}

function readCell(cell: SheetCell, column: MappedColumn): CellReading<unknown> {
  const damage = damageOf(String(cell ?? ''))
  return damage ? { ok: false, fault: { code: damage } } : readers[specOf(column.fact).as](cell, column)
}

type Collected = { facts: Record<string, unknown>; reasons: ImportFinding[]; notes: ImportFinding[] }

function take(into: Collected, cells: readonly SheetCell[], column: MappedColumn): void {
  const cell = cells[column.column] ?? null
  const reading = readCell(cell, column)
  const finding = (code: FindingCode, values: ImportFinding['values'] = {}): ImportFinding => ({
    code,
    fact: column.fact,
    column: column.column,
    values: { ...values, cell: plainText(cell).slice(0, 60) },
  })
  if (!reading.ok) {
    const { code, values } = reading.fault
    const target = specOf(column.fact).refuses ? into.reasons : into.notes
    target.push(finding(code, values))
    return
  }
  into.notes.push(...reading.remarks.map(({ code, values }) => finding(code, values)))
  if (reading.value === null) return
  into.facts[column.fact] = reading.value
  const further = FURTHER[column.fact]
  if (further && reading.more.length > 0) into.facts[further] = reading.more
}

/** A name as two rows of one file are compared: width, case, blanks and the shape of brackets do not count. */
function comparableName(name: string): string {
  return searchText(name).replaceAll(' ', '')
}

type Seen = { row: number; taxNumber: string | undefined }

/**
 * Remembers what the file has brought so far; gives the row that already named the same customer. Rows with a key are
 * told apart by it and never come here.
 */
function duplicateFinder(): (row: number, facts: ImportFacts & { name: string }) => number | null {
  const byTaxNumber = new Map<string, number>()
  const byName = new Map<string, Seen[]>()
  return (row, { name, taxNumber }) => {
    const sameTax = taxNumber === undefined ? undefined : byTaxNumber.get(taxNumber)
    if (sameTax !== undefined) return sameTax
    const key = comparableName(name)
    const namesakes = byName.get(key) ?? []
    const same = namesakes.find((seen) => !seen.taxNumber || !taxNumber || seen.taxNumber === taxNumber)
    if (same) return same.row
    if (taxNumber !== undefined) byTaxNumber.set(taxNumber, row)
    byName.set(key, [...namesakes, { row, taxNumber }])
    return null
  }
}

function keyOf(cells: readonly SheetCell[], column: number | null): RowKey | 'none' | 'unreadable' {
  const text = column === null ? '' : plainText(cells[column] ?? null)
  if (text === '') return 'none'
  const [, id, version] = KEY.exec(text) ?? []
  return id === undefined ? 'unreadable' : { id, version: Number(version) }
}

/** A row of our own template that explains or shows: its key begins with #. */
export function isRemarkRow(row: SheetRow, mapping: ImportMapping): boolean {
  return mapping.keyColumn !== null && plainText(row.cells[mapping.keyColumn] ?? null).startsWith('#')
}

/**
 * A reader for the rows of one file, in order. Each row gives its facts, or every reason why it is refused: no name,
 * a damaged name or tax number, a date or amount that cannot be read, a customer that stands in the file before.
 * Other cells that cannot be read are left out with a note. Never throws.
 */
export function rowReader(mapping: ImportMapping): (row: SheetRow) => ImportedRow {
  const duplicateOf = duplicateFinder()
  const nameColumn = mapping.columns.find(({ fact }) => fact === 'name')?.column ?? null

  return ({ number: row, cells }) => {
    const into: Collected = { facts: {}, reasons: [], notes: [] }
    for (const column of mapping.columns) take(into, cells, column)
    const shown = nameColumn === null ? '' : plainText(cells[nameColumn] ?? null)
    const whole = (code: FindingCode, values: ImportFinding['values'] = {}): ImportFinding => ({
      code,
      fact: code === 'missing-name' ? 'name' : null,
      column: code === 'missing-name' ? nameColumn : null,
      values,
    })
    const { facts, reasons, notes } = into
    const key = keyOf(cells, mapping.keyColumn)
    if (key === 'unreadable') reasons.push(whole('unreadable-key'))
    const isNameFaulty = reasons.some(({ fact }) => fact === 'name')
    if (typeof facts.name !== 'string') {
      if (!isNameFaulty) reasons.push(whole('missing-name'))
      return { ok: false, row, name: shown, reasons, notes }
    }
    const named = { ...(facts as ImportFacts), name: facts.name }
    const first = reasons.length === 0 && key === 'none' ? duplicateOf(row, named) : null
    if (first !== null) reasons.push(whole('duplicate-row', { first }))
    if (reasons.length > 0) return { ok: false, row, name: shown, reasons, notes }
    return { ok: true, row, name: named.name, facts: named, key: typeof key === 'string' ? null : key, notes }
  }
}
