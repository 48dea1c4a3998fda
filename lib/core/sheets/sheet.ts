/**
 * One cell as it is read: text, number, yes/no or nothing. A date cell arrives as `YYYY-MM-DD`
 * (`YYYY-MM-DD HH:mm:ss` when it carries a time), a formula as its last stored value.
 */
export type SheetCell = string | number | boolean | null

/** `number` is the row as Excel counts it, from 1. */
export type SheetRow = { number: number; cells: SheetCell[] }

export type SheetLimits = {
  /** Members of the zip archive. */
  entries: number
  /** Bytes of all members once unpacked. */
  unpackedBytes: number
  /** Unpacked ÷ packed; more is a bomb. */
  ratio: number
  rows: number
  columns: number
  /** Characters of one cell. */
  cellChars: number
  /** Different texts of an .xlsx, held in memory while it is read. */
  sharedStrings: number
}

export const SHEET_LIMITS: SheetLimits = {
  entries: 2_000,
  unpackedBytes: 200 * 1024 * 1024,
  ratio: 200,
  rows: 100_001,
  columns: 512,
  cellChars: 100_000,
  sharedStrings: 2_000_000,
}
