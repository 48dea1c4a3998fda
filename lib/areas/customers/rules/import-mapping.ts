import type { SheetCell, SheetRow } from '@/lib/core/sheets/sheet'
import { importFactKeys, specOf, type ImportFactKey } from './import-facts'
import { moneyUnitIn, plainText, readEmails, readPhones, readTaxNumber, type MoneyUnit } from './import-cells'

/** Title of the hidden column of our own files: id and version of the customer, or a mark such as `#note`. */
export const KEY_HEADER = '#key'

/** One column and what it means. `confidence` is 0 to 1; below 0.6 the user should look twice. */
export type MappedColumn = {
  column: number
  fact: ImportFactKey
  confidence: number
  /** For amounts. `unitGuessed`: neither header nor user named it. */
  unit?: MoneyUnit
  unitGuessed?: boolean
}

export type ImportMapping = { columns: readonly MappedColumn[]; keyColumn: number | null }

const CERTAIN = 1
const LIKELY = 0.75
const SIMILAR = 0.5
const BY_VALUES = 0.4
const ORDER_STEP = 0.01
const HEADER_ROWS = 10

/** A header without case, blanks, marks and what stands in brackets. */
export function bareHeader(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '')
    .replace(/[^\p{L}\p{N}#]/gu, '')
}

function bareWords(words: readonly string[]): string[] {
  return words.map(bareHeader)
}

/** How well a header names a fact: 1 for its own word, less for words that may mean it or only contain it. */
function headerScore(bare: string, fact: ImportFactKey): number {
  const { heads, perhaps = [] } = specOf(fact)
  const own = bareWords(heads).indexOf(bare)
  if (own >= 0) return CERTAIN - own * ORDER_STEP
  if (bareWords(perhaps).includes(bare)) return LIKELY
  const isWithin = bareWords(heads).some(
    (word) => word.length >= 2 && bare.length <= word.length + 6 && bare.includes(word),
  )
  return isWithin ? SIMILAR : 0
}

const VALUE_TESTS: readonly [ImportFactKey, (cell: SheetCell) => boolean][] = [
  ['email', (cell) => isRead(readEmails(cell))],
  ['taxNumber', (cell) => isRead(readTaxNumber(cell))],
  ['phone', (cell) => isRead(readPhones(cell))],
]

function isRead(reading: { ok: boolean; value?: unknown }): boolean {
  return reading.ok && reading.value !== null
}

/** A column without a telling header is known by its values when nine of ten filled cells fit. */
function valueScore(cells: SheetCell[], fact: ImportFactKey): number {
  const fits = VALUE_TESTS.find(([candidate]) => candidate === fact)?.[1]
  const filled = cells.filter((cell) => plainText(cell) !== '')
  if (!fits || filled.length < 3) return 0
  return filled.filter(fits).length >= filled.length * 0.9 ? BY_VALUES : 0
}

/**
 * The unit of a column of amounts. Named by the header, else guessed: more than two decimals cannot be yuan, and a
 * registered capital whose middle value is below 100,000 is stated in 万元.
 */
export function guessUnit(
  header: string,
  cells: readonly SheetCell[],
): { unit: MoneyUnit; guessed: boolean } {
  const named = moneyUnitIn(header)
  if (named) return { unit: named, guessed: false }
  const numbers = cells
    .map((cell) => plainText(cell).replace(/,/g, ''))
    .filter((text) => /^\d+(\.\d+)?$/.test(text))
  if (numbers.length === 0) return { unit: 'yuan', guessed: true }
  const isFine = numbers.some((text) => (text.split('.')[1] ?? '').replace(/0+$/, '').length > 2)
  const sorted = numbers.map(Number).sort((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0
  return { unit: isFine || middle < 100_000 ? 'wan' : 'yuan', guessed: true }
}

function mapped(
  column: number,
  fact: ImportFactKey,
  confidence: number,
  header: string,
  cells: SheetCell[],
): MappedColumn {
  if (specOf(fact).as !== 'money') return { column, fact, confidence }
  const { unit, guessed } = guessUnit(header, cells)
  return { column, fact, confidence, unit, ...(guessed && { unitGuessed: true }) }
}

/**
 * Guesses which column holds which fact, best match first; every fact and every column at most once.
 * `samples` are some rows below the header (20 do).
 */
export function guessMapping(headers: readonly SheetCell[], samples: readonly SheetCell[][]): ImportMapping {
  const titles = headers.map(plainText)
  const bare = titles.map(bareHeader)
  const cellsOf = (column: number) => samples.map((row) => row[column] ?? null)
  const keyColumn = bare.indexOf(KEY_HEADER)
  const candidates = bare.flatMap((title, column) =>
    column === keyColumn
      ? []
      : importFactKeys
          .map((fact) => ({
            column,
            fact,
            score: headerScore(title, fact) || valueScore(cellsOf(column), fact),
          }))
          .filter(({ score }) => score > 0),
  )
  candidates.sort((a, b) => b.score - a.score || a.column - b.column)
  const columns: MappedColumn[] = []
  for (const { column, fact, score } of candidates) {
    if (columns.some((taken) => taken.column === column || taken.fact === fact)) continue
    columns.push(mapped(column, fact, score, titles[column] ?? '', cellsOf(column)))
  }
  columns.sort((a, b) => a.column - b.column)
  return { columns, keyColumn: keyColumn < 0 ? null : keyColumn }
}

/**
 * Which of the first rows is the header: the one whose cells name the most facts; titles and notes may stand above.
 * Gives the index in `rows`; null when none names the customer.
 */
export function findHeader(rows: readonly SheetRow[]): number | null {
  let best: { index: number; score: number } | null = null
  for (const [index, row] of rows.slice(0, HEADER_ROWS).entries()) {
    const { columns, keyColumn } = guessMapping(row.cells, [])
    const score = columns.reduce((sum, { confidence }) => sum + confidence, keyColumn === null ? 0 : 1)
    if (columns.some(({ fact }) => fact === 'name') && score > (best?.score ?? 0)) best = { index, score }
  }
  return best?.index ?? null
}

const FNV_PRIME = 0x100000001b3n
const FNV_START = 0xcbf29ce484222325n

/**
 * Key under which a mapping is remembered (16 hex digits): the same headers in the same order give the same key.
 * Brackets count, for they name units.
 */
export function headerKey(headers: readonly SheetCell[]): string {
  let hash = FNV_START
  const titles = headers.map((header) => plainText(header).normalize('NFKC').toLowerCase().replace(/\s/g, ''))
  for (const char of titles.join('\u001F')) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(char.codePointAt(0) ?? 0)) * FNV_PRIME)
  }
  return hash.toString(16).padStart(16, '0')
}
