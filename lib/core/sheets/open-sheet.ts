import { open, type FileHandle } from 'node:fs/promises'
import { detectCsvEncoding, type CsvEncoding } from './csv-encoding'
import type { Delimiter } from './csv-parser'
import { csvDelimiter, csvRows } from './read-csv'
import { readXlsx } from './read-xlsx'
import { FileRefused } from './refused'
import { SHEET_LIMITS, type SheetLimits, type SheetRow } from './sheet'

export type OpenedSheet = {
  /** Rows with at least one filled cell, once, in order. */
  rows: AsyncGenerator<SheetRow>
  /** Frees the file; call it whatever happened. */
  close: () => Promise<void>
} & (
  | { kind: 'xlsx'; sheetName: string; hasFormulas: () => boolean }
  | { kind: 'csv'; encoding: CsvEncoding; bom: boolean; brokenCharacters: number; delimiter: Delimiter }
)

const ZIP = 0x04034b50
const OLE = 0xe011cfd0

async function magic(handle: FileHandle): Promise<number> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0)
  if (bytesRead === 0) throw new FileRefused('empty')
  return buffer.readUInt32LE(0)
}

/**
 * Opens an .xlsx or CSV file by what it is, not by its name. Refuses (FileRefused) an old .xls or a workbook with a
 * password (both are OLE files), an empty file, and what the readers refuse.
 */
export async function openSheet(path: string, limits: SheetLimits = SHEET_LIMITS): Promise<OpenedSheet> {
  const handle = await open(path)
  try {
    const first = await magic(handle)
    if (first === OLE) throw new FileRefused('old-xls')
    if (first === ZIP) {
      const read = await readXlsx(handle, limits)
      return {
        kind: 'xlsx',
        sheetName: read.sheetName,
        /** Known once the rows are read: formulas gave the value stored last. */
        hasFormulas: read.hasFormulas,
        rows: read.rows,
        close: async () => {
          await read.rows.return(undefined)
          await handle.close()
        },
      }
    }
    await handle.close()
    const { encoding, bom, broken } = await detectCsvEncoding(path)
    const delimiter = await csvDelimiter(path, encoding)
    const rows = csvRows(path, encoding, delimiter, limits)
    return {
      kind: 'csv',
      encoding,
      bom,
      brokenCharacters: broken,
      delimiter,
      rows,
      close: async () => void (await rows.return(undefined)),
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}
