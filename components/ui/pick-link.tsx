'use client'

import { type ComponentProps, useState } from 'react'
import { later, useLater } from './later'
import type { PickSheet as Opened } from './pick-sheet'

const pickSheet = later(() => import('./pick-sheet').then((m) => m.PickSheet))

/** A button with a search beside it whose answers are addresses; the search is fetched when it is first pressed. */
export function PickLink(props: Omit<ComponentProps<typeof Opened>, 'open' | 'onOpenChange'>) {
  const [open, setOpen] = useState<boolean | null>(null)
  const { Part: PickSheet, ask } = useLater(pickSheet)
  if (open !== null && PickSheet) return <PickSheet {...props} open={open} onOpenChange={setOpen} />
  return (
    <button
      type="button"
      className={props.className}
      aria-haspopup="dialog"
      aria-current={props.chosen ? 'true' : undefined}
      onClick={() => ask(() => setOpen(true))}
    >
      {props.face}
    </button>
  )
}
