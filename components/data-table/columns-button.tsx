'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { later, useLater } from '@/components/ui/later'

const columnChooser = later(() => import('./column-chooser').then((m) => m.ColumnChooser))

export type ColumnsProps = {
  columns: { id: string; header: string }[]
  shownCount: number
  isShown: (id: string) => boolean
  onShow: (id: string, visible: boolean) => void
  onReset: () => void
}

/** Says how many columns are shown; pressed, lets choose them. */
export function ColumnsButton(props: ColumnsProps) {
  const t = useTranslations('table')
  const [asked, setAsked] = useState(false)
  const { Part: ColumnChooser, ask } = useLater(columnChooser)
  if (asked && ColumnChooser) return <ColumnChooser {...props} />
  return (
    <Button icon="cols" aria-haspopup="dialog" onClick={() => ask(() => setAsked(true))}>
      {t('columnsShown', { count: props.shownCount })}
    </Button>
  )
}
