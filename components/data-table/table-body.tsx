'use client'

import { filled, useBareWords } from '@/components/ui/bare-words'
import { Checkbox } from '@/components/ui/checkbox'
import { classNames } from '@/components/ui/class-names'

import type { Column } from './column'
import { cellClass, isFifth, type Select } from './table-parts'
import { useFirstRows } from './use-first-rows'

/** The rows. The one that holds the focus is marked. */
export function TableBody<Row>({
  rows,
  rowId,
  rowName,
  columns,
  select,
}: {
  rows: Row[]
  rowId: (row: Row) => string
  rowName: (row: Row) => string
  columns: Column<Row>[]
  select?: Select
}) {
  const words = useBareWords('table')
  const drawn = useFirstRows(rows)
  return (
    <tbody>
      {drawn.map((row, index) => {
        const id = rowId(row)
        const chosen = Boolean(select && (select.all || select.chosen[id]))
        return (
          <tr
            key={id}
            data-row={id}
            className={classNames(isFifth(index) && 'five', chosen && 'sel') || undefined}
          >
            {select && (
              <td className="box freeze">
                <Checkbox
                  tabIndex={0}
                  aria-label={filled(words.select, { name: rowName(row) })}
                  checked={chosen}
                  onChange={() => select.onToggle(id)}
                />
              </td>
            )}
            {columns.map((column, at) => (
              <td key={column.id} className={cellClass(column, at)}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        )
      })}
    </tbody>
  )
}
