'use client'

import { useTranslations } from 'next-intl'

import { Icon } from '@/components/ui/icon'

import type { BulkAction, Selection } from './column'

/** What can be done with the rows chosen; only there while some are. */
export function SelectionBar({
  selection,
  total,
  actions,
  onAll,
  onClear,
}: {
  selection: Selection
  total?: number | null
  actions: BulkAction[]
  onAll: () => void
  onClear: () => void
}) {
  const t = useTranslations('table')
  const words = (count: number) => count.toLocaleString('en')
  const count = selection.all && total ? words(total) : words(selection.ids.length)
  return (
    <div className="sel-bar" role="toolbar" aria-label={t('selectionBar')}>
      <b role="status">
        {!selection.all
          ? t('selected', { count })
          : total
            ? t('selectedAll', { count })
            : t('selectedAllUnknown')}
      </b>
      {!selection.all && total !== undefined && (total === null || total > selection.ids.length) && (
        <button type="button" className="all" onClick={onAll}>
          {total === null ? t('selectAllUnknown') : t('selectAll', { count: words(total) })}
        </button>
      )}
      <hr />
      {actions.map((action) => (
        <button key={action.label} type="button" onClick={() => action.onRun(selection, onClear)}>
          {action.icon && <Icon name={action.icon} />}
          {action.label}
        </button>
      ))}
      <hr />
      <button type="button" aria-label={t('selectionClear')} onClick={onClear}>
        <Icon name="x" />
      </button>
    </div>
  )
}
