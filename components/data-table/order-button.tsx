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
  // Null until it is first opened. From then on the part stays, with the button focus returns to.
  const [open, setOpen] = useState<boolean | null>(null)
  const { Part: ColumnOrder, ask } = useLater(columnOrder)
  const press = () => onAsk(() => ask(() => setOpen(true)))
  if (open !== null && ColumnOrder)
    return <ColumnOrder {...props} open={open} onOpenChange={(next) => (next ? press() : setOpen(false))} />
  return (
    <Button icon="cols" aria-haspopup="dialog" onClick={press}>
      {t('columnsShown', { count: props.shown.length })}
    </Button>
  )
}
