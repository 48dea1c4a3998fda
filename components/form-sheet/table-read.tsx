import type { Field } from '@/lib/core/forms/kinds'
import type { Row } from '@/lib/core/forms/values'
import type { Words } from '@/lib/core/forms/words'

import { ShownValue } from './shown-value'
import { TableTotals } from './table-totals'

/** Lines to read: nothing to type. */
export function TableRead({
  name,
  table,
  rows,
  words,
}: {
  name: string
  table: Field<'table'>
  rows: readonly Row[]
  words: Words
}) {
  const columns = Object.entries(table.columns)
  const heads = words.form.columns?.[name] ?? {}
  const total = columns.reduce((sum, [, column]) => sum + (column.width ?? 3), 0)
  return (
    <div className="ft">
      <table>
        <thead>
          <tr>
            <th className="no" aria-hidden="true" />
            {columns.map(([key, column]) => (
              <th key={key} scope="col" style={{ width: `${((column.width ?? 3) / total) * 100}%` }}>
                {heads[key] ?? key}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              <th scope="row" className="no">
                {at + 1}
              </th>
              {columns.map(([key, column]) => (
                <td
                  key={key}
                  className={`k-${column.kind === 'calculated' ? column.as : column.kind}`}
                  data-label={heads[key] ?? key}
                >
                  <ShownValue plain field={column} value={row[key]} words={words} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <TableTotals table={table} rows={rows} lead={1} tail={0} words={heads} />
      </table>
    </div>
  )
}
