'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'

import { Button } from '@/components/ui/button'

const ColumnChooser = dynamic(() => import('./column-chooser').then((m) => m.ColumnChooser), { ssr: false })

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
  if (asked) return <ColumnChooser {...props} />
  return (
    <Button icon="cols" aria-haspopup="dialog" onClick={() => setAsked(true)}>
      {t('columnsShown', { count: props.shownCount })}
    </Button>
  )
}
