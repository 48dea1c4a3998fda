import { type ComponentProps, useState } from 'react'

import { later, useLater } from '@/components/ui/later'

import type { FilterPopover as Opened } from './filter-popover'

const filterPopover = later(() => import('./filter-popover').then((m) => m.FilterPopover))

type Props = Omit<ComponentProps<typeof Opened>, 'open' | 'onOpenChange'> & {
  /** Called when pressed: calls on when all fields there are stand in `fields`. */
  onAsk?: (then: () => void) => void
}

/** A button with the form of a filter beside it, fetched when it is first pressed. */
export function FilterButton({ onAsk = (then) => then(), ...props }: Props) {
  // Null until it is first opened. From then on the part stays, with the button focus returns to.
  const [open, setOpen] = useState<boolean | null>(null)
  const { Part: FilterPopover, ask } = useLater(filterPopover)
  const press = () => onAsk(() => ask(() => setOpen(true)))
  if (open !== null && FilterPopover)
    return <FilterPopover {...props} open={open} onOpenChange={(next) => (next ? press() : setOpen(false))} />
  return (
    <button
      type="button"
      className={props.className}
      aria-label={props.spoken}
      aria-haspopup="dialog"
      onClick={press}
    >
      {props.face}
    </button>
  )
}
