import type { Fen } from '../money'

export type ColumnKind = 'text' | 'money' | 'number' | 'date'

export type SheetColumn = {
  title: string
  /**
   * `text` cells have the text format, so that codes and telephone numbers stay as they are; `money` takes fen and
   * writes yuan; `date` takes YYYY-MM-DD.
   */
  kind: ColumnKind
  /** Width in characters of the standard font. */
  width?: number
  /** Stands below the title, in a row of its own. */
  note?: string
  /** Drop-down; anything else is refused by Excel. */
  choices?: readonly string[]
  hidden?: boolean
}

export type SheetLayout = { name: string; columns: readonly SheetColumn[] }

export type WrittenCell = string | number | boolean | Fen | null | undefined
export type WrittenRows = Iterable<readonly WrittenCell[]> | AsyncIterable<readonly WrittenCell[]>

export function hasNotes(layout: SheetLayout): boolean {
  return layout.columns.some((column) => column.note !== undefined)
}
