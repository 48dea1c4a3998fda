import { useTranslations } from 'next-intl'

import type { Field } from '@/lib/core/forms/kinds'
import { fen, formatYuan } from '@/lib/core/money'
import type { Row } from '@/lib/core/forms/values'

/** Sum of one column; what is not a number counts nothing. */
export function columnTotal(rows: readonly Row[], column: string): number {
  return rows.reduce((sum, row) => sum + (typeof row[column] === 'number' ? row[column] : 0), 0)
}

/** The foot of a table: sums of the columns the paper sums. */
export function TableTotals({
  table,
  rows,
  lead,
  tail,
  words,
}: {
  table: Field<'table'>
  rows: readonly Row[]
  lead: number
  tail: number
  /** Heads of the columns, where a line stands under them one by one. */
  words?: Readonly<Record<string, string>> | undefined
}) {
  const t = useTranslations('forms.sheet')
  const totals = table.totals ?? []
  if (totals.length === 0 || rows.length === 0) return null
  const columns = Object.entries(table.columns)
  const before = columns.findIndex(([name]) => totals.includes(name))
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={before + lead}>
          {t('total')}
        </th>
        {columns.slice(before).map(([name, column]) => {
          const isMoney = column.kind === 'money' || (column.kind === 'calculated' && column.as === 'money')
          const sum = totals.includes(name) ? columnTotal(rows, name) : null
          return (
            <td key={name} className="num" data-label={sum === null ? undefined : words?.[name]}>
              {sum === null ? '' : isMoney ? formatYuan(fen(sum)) : sum.toLocaleString('en-US')}
            </td>
          )
        })}
        {tail > 0 && <td />}
      </tr>
    </tfoot>
  )
}
