import { FileRefused } from './refused'

export type Delimiter = ',' | '\t' | ';'

const CANDIDATES: readonly Delimiter[] = [',', '\t', ';']

/**
 * The delimiter of a file by its first lines: the candidate that stands most often outside quotes
 * in the first line that has any. Excel's own `sep=;` line decides when it is there.
 */
export function sniffDelimiter(text: string): Delimiter {
  const told = /^sep=([,;\t])\r?\n/i.exec(text)?.[1]
  if (told) return told as Delimiter
  const seen = { ',': 0, '\t': 0, ';': 0 }
  let quoted = false
  for (const char of text) {
    if (char === '"') quoted = !quoted
    else if (quoted) continue
    else if (char === ',' || char === '\t' || char === ';') seen[char]++
    else if ((char === '\n' || char === '\r') && CANDIDATES.some((c) => seen[c] > 0)) break
  }
  return CANDIDATES.reduce((best, c) => (seen[c] > seen[best] ? c : best))
}

export type CsvParser = {
  /** Takes the next piece of text, gives the records that are complete by now. */
  write: (text: string) => string[][]
  /** The last record, when the file does not end with a line break. */
  end: () => string[][]
}

const QUOTE = 34
const CR = 13
const LF = 10

/**
 * RFC 4180, read leniently: quoted cells may hold delimiters, line breaks and doubled quotes; a quote inside an
 * unquoted cell is text; CRLF, LF and CR end a record; an empty line is an empty record.
 * Refuses a cell longer than `cellChars` (as a rule a quote that was never closed).
 */
export function csvParser(delimiter: Delimiter, cellChars: number): CsvParser {
  const delimiterCode = delimiter.charCodeAt(0)
  let cells: string[] = []
  let cell = ''
  let state: 'start' | 'plain' | 'quoted' | 'after-quote' = 'start'
  let afterCr = false
  let record = 1

  function closeCell() {
    if (cell.length > cellChars)
      throw new FileRefused('cell-too-long', { row: record, column: cells.length + 1 })
    cells.push(cell)
    cell = ''
    state = 'start'
  }

  function write(text: string): string[][] {
    const done: string[][] = []
    let from = 0
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (state === 'quoted') {
        if (code !== QUOTE) continue
        cell += text.slice(from, i)
        from = i + 1
        state = 'after-quote'
        continue
      }
      if (afterCr) {
        afterCr = false
        if (code === LF) {
          from = i + 1
          continue
        }
      }
      if (code === QUOTE && state === 'after-quote') {
        state = 'quoted'
        from = i
      } else if (code === QUOTE && state === 'start') {
        state = 'quoted'
        from = i + 1
      } else if (code === delimiterCode) {
        cell += text.slice(from, i)
        from = i + 1
        closeCell()
      } else if (code === LF || code === CR) {
        cell += text.slice(from, i)
        from = i + 1
        afterCr = code === CR
        if (state === 'start' && cells.length === 0) done.push([])
        else {
          closeCell()
          done.push(cells)
        }
        cells = []
        record++
      } else if (state === 'start' || state === 'after-quote') {
        state = 'plain'
        from = i
      }
    }
    cell += text.slice(from)
    if (cell.length > cellChars)
      throw new FileRefused('cell-too-long', { row: record, column: cells.length + 1 })
    return done
  }

  function end(): string[][] {
    if (state === 'start' && cells.length === 0) return []
    closeCell()
    return [cells]
  }

  return { write, end }
}
