'use client'

import { useTranslations } from 'next-intl'

import { Checkbox } from '@/components/ui/checkbox'
import { Icon } from '@/components/ui/icon'

import type { Column } from './column'
import { useListUrl } from './list-area'
import { nextSort, sortOf } from './list-params'
import { cellClass, type Select } from './table-parts'

/** Column heads; those the server can sort by are buttons. */
export function TableHead<Row>({
  columns,
  select,
  rowIds,
  usualSort = null,
}: {
  columns: Column<Row>[]
  select?: Select
  rowIds: string[]
  usualSort?: string | null | undefined
}) {
  const t = useTranslations('table')
  const { values, set } = useListUrl()
  const written = typeof values.sort === 'string' ? values.sort : usualSort
  const sort = sortOf(written)
  const count = rowIds.filter((id) => select?.chosen[id]).length
  return (
    <thead>
      <tr>
        {select && (
          <th className="box freeze" scope="col">
            <Checkbox
              aria-label={t('selectPage')}
              checked={select.all || (count > 0 && count === rowIds.length)}
              mixed={!select.all && count > 0 && count < rowIds.length}
              onChange={(event) => select.onTogglePage(event.target.checked)}
            />
          </th>
        )}
        {columns.map((column, at) => {
          const active = sort?.id === column.id
          const way = active
            ? sort.descending
              ? 'descending'
              : 'ascending'
            : column.sort
              ? 'none'
              : undefined
          return (
            <th key={column.id} scope="col" className={cellClass(column, at)} aria-sort={way}>
              {column.sort ? (
                <button
                  type="button"
                  onClick={() => set({ sort: nextSort(written, column.id, column.sort ?? 'asc') })}
                >
                  {column.header} {active && <Icon name={sort.descending ? 'd' : 'u'} />}
                </button>
              ) : (
                column.header
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
