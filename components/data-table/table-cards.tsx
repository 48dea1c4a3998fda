'use client'

import { useTranslations } from 'next-intl'

import { Checkbox } from '@/components/ui/checkbox'

import type { Card } from './column'
import type { Select } from './table-parts'
import { useFirstRows } from './use-first-rows'

/** The rows on a phone: two lines each. */
export function TableCards<Row>({
  rows,
  rowId,
  rowName,
  card,
  select,
}: {
  rows: Row[]
  rowId: (row: Row) => string
  rowName: (row: Row) => string
  card: (row: Row) => Card
  select?: Select
}) {
  const t = useTranslations('table')
  const drawn = useFirstRows(rows)
  return (
    <ul className="cards">
      {drawn.map((row) => {
        const id = rowId(row)
        const { title, aside, line } = card(row)
        const chosen = Boolean(select && (select.all || select.chosen[id]))
        return (
          <li key={id} data-row={id} className={chosen ? 'sel' : undefined}>
            <div className="row">
              {select && (
                <label className="box">
                  <Checkbox
                    aria-label={t('select', { name: rowName(row) })}
                    checked={chosen}
                    onChange={() => select.onToggle(id)}
                  />
                </label>
              )}
              <span className="cut">{title}</span>
            </div>
            <div>{aside}</div>
            {line && <div className="l2">{line}</div>}
          </li>
        )
      })}
    </ul>
  )
}
