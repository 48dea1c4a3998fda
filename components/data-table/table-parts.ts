import { classNames } from '@/components/ui/class-names'

import type { Column } from './column'

/** What head, body and cards need to know of the selection. */
export type Select = {
  chosen: Record<string, true>
  all: boolean
  onToggle: (id: string) => void
  onTogglePage: (on: boolean) => void
}

/** The classes of a cell; the first column stays in view when the table is scrolled sideways. */
export function cellClass<Row>(column: Column<Row>, at: number): string | undefined {
  return (
    classNames(
      (column.look === 'number' || column.look === 'money') && 'num',
      column.look === 'code' && 'code',
      column.fenced && 'mon',
      at === 0 && 'freeze nmcell',
      column.className,
    ) || undefined
  )
}

/** Every fifth row has a darker rule. */
export function isFifth(at: number): boolean {
  return at % 5 === 4
}
