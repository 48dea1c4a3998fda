import { FileRefused } from './refused'
import type { SheetCell, SheetLimits, SheetRow } from './sheet'
import { dateOfSerial } from './xlsx-dates'
import { xlsxUnescaped } from './xlsx-parts'
import { xmlAttribute, xmlReader } from './xml-events'

export type XlsxContext = { strings: readonly string[]; dateStyles: readonly boolean[]; epoch1904: boolean }

/** Column of a cell reference, from 1: `AB12` → 28. */
function columnOf(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column
}

function numberCell(value: string, style: string | undefined, context: XlsxContext): SheetCell {
  const number = Number(value)
  if (Number.isNaN(number)) throw new FileRefused('broken')
  const isDate = style !== undefined && (context.dateStyles[Number(style)] ?? false)
  return isDate ? (dateOfSerial(number, context.epoch1904) ?? number) : number
}

function isoCell(value: string): SheetCell {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}))?/.exec(value) ?? []
  if (!day) return value
  return time && time !== '00:00:00' ? `${day} ${time}` : day
}

function cellValue(type: string, style: string | undefined, value: string, context: XlsxContext): SheetCell {
  if (value === '') return null
  if (type === 's') {
    const text = context.strings[Number(value)]
    if (text === undefined) throw new FileRefused('broken')
    return text === '' ? null : text
  }
  if (type === 'n') return numberCell(value, style, context)
  if (type === 'b') return value === '1' || value === 'true'
  if (type === 'd') return isoCell(value)
  return xlsxUnescaped(value)
}

export type XlsxRows = { rows: AsyncGenerator<SheetRow>; hasFormulas: () => boolean }

/**
 * The filled rows of a worksheet part, in order, while its bytes come. Formulas give the value stored last, error cells
 * their text (`#N/A`). Refuses rows or cells out of order and anything over `limits`.
 */
export function xlsxRows(pieces: AsyncIterable<Buffer>, context: XlsxContext, limits: SheetLimits): XlsxRows {
  let formulas = false
  let ready: SheetRow[] = []
  let given = 0
  let rowNumber = 0
  let cells: SheetCell[] = []
  let column = 0
  let type = 'n'
  let style: string | undefined
  let value = ''
  let taking = false
  let inReading = false
  let sawData = false

  function openRow(attributes: string) {
    const stated = xmlAttribute(attributes, 'r')
    const next = stated === undefined ? rowNumber + 1 : Number(stated)
    if (!Number.isInteger(next) || next <= rowNumber || next > 1_048_576) throw new FileRefused('broken')
    rowNumber = next
    cells = []
    column = 0
  }

  function openCell(attributes: string) {
    const reference = xmlAttribute(attributes, 'r')
    const next = reference === undefined ? column + 1 : columnOf(reference)
    if (next <= column) throw new FileRefused('broken')
    if (next > limits.columns) throw new FileRefused('too-many-columns', { limit: limits.columns })
    column = next
    type = xmlAttribute(attributes, 't') ?? 'n'
    style = xmlAttribute(attributes, 's')
    value = ''
  }

  function closeCell() {
    if (value.length > limits.cellChars) throw new FileRefused('cell-too-long', { row: rowNumber, column })
    const cell = cellValue(type, style, value, context)
    if (cell === null) return
    while (cells.length < column - 1) cells.push(null)
    cells.push(cell)
  }

  function closeRow() {
    if (cells.length === 0) return
    given++
    if (given > limits.rows) throw new FileRefused('too-many-rows', { limit: limits.rows })
    ready.push({ number: rowNumber, cells })
  }

  const reader = xmlReader({
    open(name, attributes) {
      if (name === 'c') openCell(attributes)
      else if (name === 'v' || name === 't') taking = !inReading
      else if (name === 'row') openRow(attributes)
      else if (name === 'f') formulas = true
      else if (name === 'rPh') inReading = true
      else if (name === 'sheetData') sawData = true
    },
    close(name) {
      if (name === 'c') closeCell()
      else if (name === 'v' || name === 't') taking = false
      else if (name === 'row') closeRow()
      else if (name === 'rPh') inReading = false
    },
    text(text) {
      if (taking) value = value === '' ? text : value + text
    },
  })

  async function* rows(): AsyncGenerator<SheetRow> {
    for await (const piece of pieces) {
      reader.write(piece)
      yield* ready
      ready = []
    }
    reader.end()
    if (!sawData) throw new FileRefused('broken')
    yield* ready
  }

  return { rows: rows(), hasFormulas: () => formulas }
}
