'use client'

import { useTranslations } from 'next-intl'
import { memo } from 'react'

import { Icon } from '@/components/ui/icon'
import type { Field } from '@/lib/core/forms/kinds'
import { isOpenColumn } from '@/lib/core/forms/definition'
import { isMasked, type Row } from '@/lib/core/forms/values'
import type { Problem } from '@/lib/core/forms/definition'

import { CellInput } from './cell-faces'
import { ProblemLine } from './problem-line'
import { type Rank, RowRank } from './row-rank'
import { useCell, useSheet } from './sheet-context'
import { ShownValue } from './shown-value'

type Props = {
  id: string
  name: string
  table: Field<'table'>
  row: Row
  at: number
  onCell: (at: number, column: string, value: unknown) => void
  onLeave: () => void
  onRemove: ((at: number) => void) | null
  /** Where the order of the lines is an answer. */
  rank: Rank | null
}

/** The problems of one line come from outside, so that a line draws again only for itself. */
export function TableRow(props: Props) {
  const problems = useCell(props.name).problems.filter((p) => p.row === props.at)
  return <Line {...props} problems={problems} />
}

const Line = memo(
  LineCells,
  (a, b) =>
    a.row === b.row &&
    a.at === b.at &&
    a.onCell === b.onCell &&
    a.onRemove === b.onRemove &&
    a.rank?.onMove === b.rank?.onMove &&
    a.rank?.count === b.rank?.count &&
    sameProblems(a.problems, b.problems),
)

function sameProblems(a: readonly Problem[], b: readonly Problem[]): boolean {
  return a.length === b.length && a.every((p, i) => p.code === b[i]!.code && p.column === b[i]!.column)
}

function LineCells({
  id,
  name,
  table,
  row,
  at,
  problems,
  onCell,
  onLeave,
  onRemove,
  rank,
}: Props & { problems: readonly Problem[] }) {
  const t = useTranslations('forms.sheet')
  const { words } = useSheet()
  return (
    <tr>
      <th scope="row" className="no">
        {rank ? <RowRank at={at} rank={rank} /> : at + 1}
      </th>
      {Object.entries(table.columns).map(([key, column]) => {
        const word = words.form.columns?.[name]?.[key] ?? key
        const wrong = problems.find((p) => p.column === key)
        const cell = `${id}-${at}-${key}`
        const kind = `k-${column.kind === 'calculated' ? column.as : column.kind}`
        return (
          <td
            key={key}
            data-row={at}
            data-column={key}
            data-label={word}
            className={wrong ? `${kind} err` : kind}
          >
            {isOpenColumn(column) && !isMasked(row[key]) ? (
              <CellInput
                inTable
                id={cell}
                name={key}
                field={column}
                value={row[key]}
                label={t('cell', { label: word, row: at + 1 })}
                describedBy={wrong ? `${cell}-e` : undefined}
                invalid={wrong !== undefined}
                onValue={(value) => onCell(at, key, value)}
                onLeave={onLeave}
              />
            ) : (
              <ShownValue plain field={column} value={row[key]} words={words} />
            )}
            {wrong && <ProblemLine id={`${cell}-e`} problem={wrong} />}
          </td>
        )
      })}
      {onRemove && (
        <td className="x">
          <button type="button" aria-label={t('removeRow', { row: at + 1 })} onClick={() => onRemove(at)}>
            <Icon name="x" />
          </button>
        </td>
      )}
    </tr>
  )
}
