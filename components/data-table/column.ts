import type { ReactNode } from 'react'

/** A column of a list, as data and one function. */
export type Column<Row> = {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** Numbers and money stand right; a code is small and never breaks. */
  look?: 'text' | 'number' | 'money' | 'code'
  /** First of a group of money columns: a hairline on its left. */
  fenced?: boolean
  /** The server can sort by it, this way first. */
  sort?: 'asc' | 'desc'
  /** Hidden until asked for. */
  hidden?: boolean
  /** Always shown. */
  fixed?: boolean
  /** What the total row shows under it. */
  foot?: ReactNode
  className?: string
}

/** A row on a phone: two lines. */
export type Card = { title: ReactNode; aside?: ReactNode; line?: ReactNode }

/** What is chosen: these rows, or all that match the search and filters. */
export type Selection = { ids: string[]; all: boolean }

/** Something to do with what is chosen. */
export type BulkAction = {
  label: string
  icon?: import('@/components/ui/icon').IconName
  onRun: (selection: Selection, clear: () => void) => void
}
