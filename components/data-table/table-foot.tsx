import type { ReactNode } from 'react'

import type { Column } from './column'
import { cellClass } from './table-parts'

/** The total row: its label over the columns before the first total. Nothing when no column has one. */
export function TableFoot<Row>({
  columns,
  label,
  hasSelect,
}: {
  columns: Column<Row>[]
  label?: ReactNode
  hasSelect: boolean
}) {
  const first = columns.findIndex((column) => column.foot !== undefined)
  if (first < 0) return null
  return (
    <tfoot>
      <tr>
        {hasSelect && <td />}
        {first > 0 && <td colSpan={first}>{label}</td>}
        {columns.slice(first).map((column, at) => (
          <td key={column.id} className={cellClass(column, first + at)}>
            {column.foot}
          </td>
        ))}
      </tr>
    </tfoot>
  )
}
