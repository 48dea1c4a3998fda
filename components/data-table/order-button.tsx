'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { later, useLater } from '@/components/ui/later'

const columnOrder = later(() => import('./column-order').then((m) => m.ColumnOrder))

export type OrderProps = {
  /** Every column there is, in groups. */
  columns: readonly { id: string; label: string; group: string }[]
  /** Those shown, in their order; the first of them always stays. */
  shown: readonly string[]
  onChange: (shown: string[]) => void
  onReset: () => void
  /** Called when pressed: calls on when all columns there are stand in `columns`. */
  onAsk?: (then: () => void) => void
}

/** Says how many columns are shown; pressed, lets choose and order them. */
export function OrderButton({ onAsk = (then) => then(), ...props }: OrderProps) {
  const t = useTranslations('table')
  const [asked, setAsked] = useState(false)
  const { Part: ColumnOrder, ask } = useLater(columnOrder)
  if (asked && ColumnOrder) return <ColumnOrder {...props} onClose={() => setAsked(false)} />
  return (
    <Button icon="cols" aria-haspopup="dialog" onClick={() => onAsk(() => ask(() => setAsked(true)))}>
      {t('columnsShown', { count: props.shown.length })}
    </Button>
  )
}
