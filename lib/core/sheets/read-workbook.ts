import { open } from 'node:fs/promises'
import { readXlsxSheets } from './read-xlsx'
import { FileRefused } from './refused'
import { SHEET_LIMITS, type SheetCell, type SheetLimits } from './sheet'

/** A sheet that came back: its mark and its rows, with the text each cell had when it went out. */
export type ReadSheet = {
  mark: string[]
  rows: { key: string | null; cells: SheetCell[]; before: (string | null)[] }[]
}

/** A form has few lines; more is no form of ours. */
const LIMITS: SheetLimits = { ...SHEET_LIMITS, rows: 5_000, unpackedBytes: 40 * 1024 * 1024 }
const MAGIC = 0x04034b50

const textOf = (cell: SheetCell | undefined) => (cell === null || cell === undefined ? '' : String(cell))

/**
 * The sheets written by `writeWorkbook`, edited meanwhile. Sheets without a mark are left out. Refuses (FileRefused) what
 * is no workbook, what is too large, and a workbook without any sheet of ours (`not-ours`).
 */
export async function readWorkbookSheets(path: string): Promise<ReadSheet[]> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0)
    if (bytesRead < 4 || buffer.readUInt32LE(0) !== MAGIC) throw new FileRefused('not-a-sheet')
    const found: ReadSheet[] = []
    for (const sheet of await readXlsxSheets(handle, LIMITS)) {
      const read: ReadSheet = { mark: [], rows: [] }
      let width = 0
      for await (const { number, cells } of sheet.open().rows) {
        if (number === 1) read.mark = cells.map(textOf)
        else if (number === 2) width = cells.length - 1
        else if (read.mark[0] === MARK)
          read.rows.push({
            key: textOf(cells[0]) || null,
            cells: Array.from({ length: width }, (_, i) => cells[i + 1] ?? null),
            before: Array.from({ length: width }, (_, i) => textOf(cells[width + i + 1]) || null),
          })
      }
      if (read.mark[0] === MARK) found.push(read)
    }
    if (found.length === 0) throw new FileRefused('not-ours')
    return found
  } finally {
    await handle.close()
  }
}

/** First word of the hidden line of every sheet of ours. */
export const MARK = 'dakehu'
