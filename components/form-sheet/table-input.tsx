'use client'

import { useTranslations } from 'next-intl'
import {
  type ClipboardEvent,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'

import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { isOpenColumn } from '@/lib/core/forms/definition'
import type { Column, Field } from '@/lib/core/forms/kinds'
import { cellsOf, isBlock, openColumns, pasteInto } from '@/lib/core/forms/paste'
import type { Row } from '@/lib/core/forms/values'

import type { InputProps } from './input-props'
import { EndingRows, isEnding } from './ending-rows'
import { moved, type Rank } from './row-rank'
import { TableRow } from './table-row'
import { TableTotals } from './table-totals'
import { useSheet } from './sheet-context'

type Removed = { at: number; row: Row }
/** The cell the focus goes to, or (without a column) the handle of the line. */
type Wanted = { row: number; column: string | null }

/** Where a key was pressed: `data-row`, `data-column` of the cell around. */
function placeOf(target: EventTarget): { row: number; column: string } | null {
  const cell = (target as HTMLElement).closest<HTMLElement>('[data-row]')
  return cell ? { row: Number(cell.dataset.row), column: cell.dataset.column ?? '' } : null
}

/** The table for whoever may not fill personal data: such columns are only shown. */
function withoutPersonal(table: Field<'table'>): Field<'table'> {
  const columns = Object.entries(table.columns).map(([key, column]): [string, Column] => [
    key,
    column.personal && isOpenColumn(column) ? { ...column, derive: 'locked' } : column,
  ])
  return { ...table, columns: Object.fromEntries(columns) }
}

/**
 * Lines with typed columns. Enter goes down and adds a line at the end, arrows go up and down, a block pasted from a
 * spreadsheet fills cells to the right and down, a deleted line can be put back, ranked lines are moved by their handle.
 */
export function TableInput({ id, name, field: whole, value, label, onValue, onLeave }: InputProps<'table'>) {
  const t = useTranslations('forms.sheet')
  const { words, today, tools } = useSheet()
  const isShut = (tools.locks?.personal ?? null) !== null
  const field = useMemo(() => (isShut ? withoutPersonal(whole) : whole), [whole, isShut])
  const rows = Array.isArray(value) ? (value as Row[]) : []
  const [removed, setRemoved] = useState<Removed | null>(null)
  const [said, setSaid] = useState('')
  const wanted = useRef<Wanted | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const latest = useRef(rows)
  useEffect(() => {
    latest.current = rows
    const next = wanted.current
    if (!next) return
    wanted.current = null
    const where =
      next.column === null
        ? `[data-rank="${next.row}"]`
        : `[data-row="${next.row}"][data-column="${next.column}"] [data-entry]`
    box.current?.querySelector<HTMLElement>(where)?.focus()
  })
  const first = openColumns(field)[0] ?? ''
  const mayGrow = !field.fixed && rows.length < (field.maxRows ?? 500)

  const setCell = useCallback(
    (at: number, column: string, cell: unknown) => {
      const next = latest.current.map((row, i) => (i === at ? { ...row, [column]: cell } : row))
      latest.current = next
      onValue(next)
    },
    [onValue],
  )
  function add(column = first) {
    wanted.current = { row: rows.length, column }
    onValue([...rows, {}])
  }
  // Stable, because lines that do not change keep the first one they got.
  const remove = useCallback(
    (at: number) => {
      const now = latest.current
      const row = now[at]!
      // A line that is a person on file is asked about: he left, when, and where to.
      if (field.records === 'contacts' && typeof row['id'] === 'string') {
        setCell(at, 'ending', { endsOn: today, leftFor: null })
        return
      }
      setRemoved({ at, row })
      setSaid(t('rowRemoved', { row: at + 1 }))
      wanted.current = { row: Math.max(0, at - 1), column: first }
      onValue(now.filter((_, i) => i !== at))
    },
    [t, first, onValue, field.records, setCell, today],
  )
  const onMove = useCallback(
    (from: number, to: number) => {
      const next = moved(latest.current, from, to)
      latest.current = next
      wanted.current = { row: to, column: null }
      setSaid(t('ranked', { from: from + 1, to: to + 1 }))
      onValue(next)
    },
    [t, onValue],
  )
  const rank: Rank | null = field.ordered ? { count: rows.length, onMove } : null
  function putBack({ at, row }: Removed) {
    onValue([...rows.slice(0, at), row, ...rows.slice(at)])
    setRemoved(null)
  }
  function onKeyDown(event: KeyboardEvent) {
    const place = placeOf(event.target)
    if (!place || event.target instanceof HTMLSelectElement || event.defaultPrevented) return
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    const row = place.row + step
    if (row === rows.length && event.key === 'Enter' && mayGrow) add(first)
    else if (row < 0 || row >= rows.length) return
    else
      box.current
        ?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${place.column}"] [data-entry]`)
        ?.focus()
    event.preventDefault()
    event.stopPropagation()
  }
  function onPaste(event: ClipboardEvent) {
    const clipboard = event.clipboardData.getData('text/plain')
    if (!isBlock(clipboard)) return
    event.preventDefault()
    const place = placeOf(event.target) ?? { row: rows.length, column: first }
    onValue(pasteInto(field, rows, place, clipboard, words.shared, today))
    setSaid(t('pasted', { count: cellsOf(clipboard).length }))
    onLeave()
  }
  return (
    <div
      className="ft"
      id={id}
      tabIndex={-1}
      ref={box}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
      role="group"
      aria-label={label}
    >
      <table className={classNames(field.ordered && 'ranked', field.given && 'printed') || undefined}>
        <thead>
          <tr>
            <TableHeads name={name} field={field} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) =>
            isEnding(row) ? null : (
              <TableRow
                key={at}
                id={id}
                name={name}
                table={field}
                row={row}
                at={at}
                onCell={setCell}
                onLeave={onLeave}
                onRemove={field.fixed ? null : remove}
                rank={rank}
              />
            ),
          )}
        </tbody>
        <TableTotals
          table={field}
          rows={rows}
          lead={1}
          tail={field.fixed ? 0 : 1}
          words={words.form.columns?.[name]}
        />
      </table>
      {rows.length === 0 && <p className="none">{t('noRows')}</p>}
      <EndingRows
        id={id}
        rows={rows}
        today={today}
        onEnding={(at, ending) => setCell(at, 'ending', ending)}
      />
      {isShut && field !== whole && Object.values(whole.columns).some(({ personal }) => personal) && (
        <p className="lock-why">
          <Icon name="lock" />
          {tools.locks?.personal}
        </p>
      )}
      <div className="row g3 ft-foot">
        {mayGrow && (
          <button type="button" id={`${id}-add`} className="btn s" data-entry="" onClick={() => add()}>
            <Icon name="plus" />
            {t('addRow')}
          </button>
        )}
        <span className="meta" role="status">
          {said}
        </span>
        {removed && (
          <button type="button" className="btn s ghost" onClick={() => putBack(removed)}>
            {t('putBack')}
          </button>
        )}
      </div>
    </div>
  )
}

function TableHeads({ name, field }: Pick<InputProps<'table'>, 'name' | 'field'>) {
  const { words } = useSheet()
  const columns = Object.entries(field.columns)
  const total = columns.reduce((sum, [, column]) => sum + (column.width ?? 3), 0)
  return (
    <>
      <th className="no" aria-hidden="true" />
      {columns.map(([key, column]) => (
        <th
          key={key}
          scope="col"
          className={column.required ? 'r' : undefined}
          style={{ width: `${((column.width ?? 3) / total) * 100}%` }}
        >
          {words.form.columns?.[name]?.[key] ?? key}
        </th>
      ))}
      {!field.fixed && <th className="x" aria-hidden="true" />}
    </>
  )
}
