import { csvParser, sniffDelimiter, type CsvParser, type Delimiter } from './csv-parser'
import { decodedText, type CsvEncoding } from './csv-encoding'
import { unguardFormula } from './formula-guard'
import { FileRefused } from './refused'
import type { SheetLimits, SheetRow } from './sheet'

const SNIFF_CHARS = 1 << 16
const SEP_LINE = /^sep=[,;\t]\r?\n/i

/** The delimiter of a text file, from its first 64k characters. */
export async function csvDelimiter(path: string, encoding: CsvEncoding): Promise<Delimiter> {
  let start = ''
  for await (const text of decodedText(path, encoding)) {
    start += text
    if (start.length >= SNIFF_CHARS) break
  }
  return sniffDelimiter(start)
}

/**
 * The rows of a CSV file, read as they are asked for. Every cell is text, an empty one null; empty lines are
 * left out but counted. Refuses more rows than `limits.rows` and a cell longer than `limits.cellChars`.
 */
export async function* csvRows(
  path: string,
  encoding: CsvEncoding,
  delimiter: Delimiter,
  limits: SheetLimits,
): AsyncGenerator<SheetRow> {
  const parser: CsvParser = csvParser(delimiter, limits.cellChars)
  let number = 0
  let given = 0
  let first = true

  function* rowsOf(records: string[][]): Generator<SheetRow> {
    for (const record of records) {
      number++
      const cells = record.map((text) => (text === '' ? null : unguardFormula(text)))
      if (cells.every((cell) => cell === null)) continue
      given++
      if (given > limits.rows) throw new FileRefused('too-many-rows', { limit: limits.rows })
      yield { number, cells }
    }
  }

  for await (const text of decodedText(path, encoding)) {
    const piece = first ? text.replace(SEP_LINE, '') : text
    if (first && piece !== text) number++
    if (text !== '') first = false
    yield* rowsOf(parser.write(piece))
  }
  yield* rowsOf(parser.end())
}
