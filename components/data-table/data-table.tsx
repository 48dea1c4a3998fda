'use client'

import { columnVisibilityFeature, rowSelectionFeature, tableFeatures, useTable } from '@tanstack/react-table'
import { useTranslations } from 'next-intl'
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'

import { classNames } from '@/components/ui/class-names'
import { Empty } from '@/components/ui/empty'

import type { BulkAction, Card, Column } from './column'
import { ColumnsButton } from './columns-button'
import { DensityButton } from './density-button'
import { useListUrl } from './list-area'
import { ListPager } from './list-pager'
import { NoMatch } from './no-match'
import { SelectionBar } from './selection-bar'
import { TableBody } from './table-body'
import { TableCards } from './table-cards'
import { TableFoot } from './table-foot'
import { TableHead } from './table-head'
import { useHeadStays } from './use-head-stays'
import { useNarrow } from './use-narrow'
import { useRowKeys } from './use-row-keys'

const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature })

export type DataTableProps<Row> = {
  /** Said to screen readers: what this is a table of. */
  label: string
  rows: Row[]
  columns: Column<Row>[]
  rowId: (row: Row) => string
  /** How a row is called aloud. */
  rowName: (row: Row) => string
  /** How the rows stand while nobody sorted them; written as in the address. */
  usualSort?: string
  next: string | null
  previous: string | null
  /** Search and filters, left of the tools. */
  tools?: ReactNode
  /** Units, export: right of the tools, before columns and density. */
  extra?: ReactNode
  /** Left of the pager: how many rows, units. */
  summary?: ReactNode
  /** Between summary and pager: jump by initial. */
  jump?: ReactNode
  sumLabel?: ReactNode
  bulk?: BulkAction[]
  /** How many match in all, where that is known; null offers all without a number. Undefined offers only the page. */
  total?: number | null
  card: (row: Row) => Card
  empty?: ReactNode
  hiddenColumns?: readonly string[]
  /** A chooser of the list's own, in place of the boxes to tick. */
  chooser?: ReactNode
  dense?: boolean
  /** Told when the person changes columns or density, to keep it. */
  onLayout?: (layout: { hidden: string[]; dense: boolean }) => void
}

/**
 * The one table of the product: rows come from the server page by page, everything that decides what is shown stands in
 * the address, columns and density are the person's own. On a phone each row becomes two lines.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { rows, columns, rowId, bulk } = props
  const t = useTranslations('table')
  const narrow = useNarrow()
  const { pending, filtered } = useListUrl()
  const [dense, setDense] = useState(props.dense ?? false)
  const [all, setAll] = useState(false)
  const [columnVisibility, setColumnVisibility] = useState(() => visibilityOf(columns, props.hiddenColumns))
  const defs = useMemo(() => columns.map((column) => ({ id: column.id, header: column.header })), [columns])
  const table = useTable({
    features,
    data: rows,
    columns: defs,
    getRowId: rowId,
    state: { columnVisibility },
    onColumnVisibilityChange: setColumnVisibility,
  })
  const chosen = table.state.rowSelection
  const shown = props.chooser
    ? columns
    : columns.filter((column) => table.getColumn(column.id)?.getIsVisible())
  const toggle = useCallback(
    (id: string) => {
      setAll(false)
      table.setRowSelection((before) => {
        const { [id]: was, ...rest } = before
        return was ? rest : { ...before, [id]: true as const }
      })
    },
    [table],
  )
  const toggleAt = useCallback((at: number) => rows[at] && toggle(rowId(rows[at])), [rows, rowId, toggle])
  const clear = useCallback(() => {
    setAll(false)
    table.resetRowSelection(true)
  }, [table])
  const place = useRef<HTMLDivElement>(null)
  useHeadStays(place, narrow || rows.length === 0)
  useRowKeys(place, rows.length, bulk ? toggleAt : undefined)

  function keepLayout(visibility: Record<string, boolean>, nextDense: boolean) {
    props.onLayout?.({
      hidden: columns.filter(({ id }) => visibility[id] === false).map(({ id }) => id),
      dense: nextDense,
    })
  }
  function showColumn(id: string, visible: boolean) {
    const next = { ...columnVisibility, [id]: visible }
    setColumnVisibility(next)
    keepLayout(next, dense)
  }
  const ids = Object.keys(chosen)
  const select = bulk && {
    chosen,
    all,
    onToggle: toggle,
    onTogglePage: (on: boolean) => table.toggleAllRowsSelected(on),
  }
  return (
    <>
      <div className="bar1">
        {props.tools}
        <span className="right" />
        {props.extra}
        {!narrow && (
          <>
            {props.chooser ?? (
              <ColumnsButton
                columns={columns.filter((column) => !column.fixed)}
                shownCount={shown.length}
                isShown={(id) => columnVisibility[id] !== false}
                onShow={showColumn}
                onReset={() => {
                  const next = visibilityOf(columns)
                  setColumnVisibility(next)
                  keepLayout(next, dense)
                }}
              />
            )}
            <DensityButton
              dense={dense}
              onChange={(next) => {
                setDense(next)
                keepLayout(columnVisibility, next)
              }}
            />
          </>
        )}
      </div>
      <div className="sheet tbl" ref={place} aria-busy={pending}>
        {rows.length === 0 ? (
          filtered ? (
            <NoMatch />
          ) : (
            (props.empty ?? <Empty title={t('emptyTitle')} />)
          )
        ) : narrow ? (
          <TableCards rows={rows} rowId={rowId} rowName={props.rowName} card={props.card} select={select} />
        ) : (
          <div className="scroll">
            <table className={classNames('led', dense && 'dense')}>
              <caption className="vh">{props.label}</caption>
              <TableHead
                columns={shown}
                select={select}
                rowIds={rows.map(rowId)}
                usualSort={props.usualSort}
              />
              <TableBody rows={rows} rowId={rowId} rowName={props.rowName} columns={shown} select={select} />
              <TableFoot columns={shown} label={props.sumLabel} hasSelect={Boolean(bulk)} />
            </table>
          </div>
        )}
        {(rows.length > 0 || props.previous) && (
          <div className="foot">
            <span>{props.summary}</span>
            {props.jump}
            <span className="right" />
            <ListPager next={props.next} previous={props.previous} />
          </div>
        )}
        <span className="vh" role="status">
          {pending ? t('busy') : ''}
        </span>
      </div>
      {bulk && (ids.length > 0 || all) && (
        <SelectionBar
          selection={{ ids, all }}
          total={props.total}
          actions={bulk}
          onAll={() => setAll(true)}
          onClear={clear}
        />
      )}
    </>
  )
}

function visibilityOf<Row>(columns: Column<Row>[], hidden?: readonly string[]): Record<string, boolean> {
  return Object.fromEntries(
    columns.map((column) => [
      column.id,
      column.fixed || !(hidden ? hidden.includes(column.id) : column.hidden),
    ]),
  )
}
