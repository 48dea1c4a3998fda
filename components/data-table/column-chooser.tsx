'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Popover } from '@/components/ui/popover'

import type { ColumnsProps } from './columns-button'

/** The columns to show, each a box to tick. Opens as soon as it is there. */
export function ColumnChooser({ columns, shownCount, isShown, onShow, onReset }: ColumnsProps) {
  const t = useTranslations('table')
  const [open, setOpen] = useState(true)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      align="end"
      title={t('columnsTitle')}
      trigger={<Button icon="cols">{t('columnsShown', { count: shownCount })}</Button>}
    >
      <div className="grid gap-1">
        {columns.map((column) => (
          <label key={column.id} className="row min-h-7">
            <Checkbox
              checked={isShown(column.id)}
              onChange={(event) => onShow(column.id, event.target.checked)}
            />
            {column.header}
          </label>
        ))}
      </div>
      <Button size="s" look="ghost" className="mt-2" onClick={onReset}>
        {t('columnsReset')}
      </Button>
    </Popover>
  )
}
