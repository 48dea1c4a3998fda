'use client'

import { Popover as BasePopover } from '@base-ui/react/popover'
import { type ReactElement, type ReactNode, useRef } from 'react'

/**
 * A small sheet beside its trigger: filters, explanations, a calendar. When it closes focus goes back to the trigger,
 * unless it has gone elsewhere; so whoever draws a popover keeps it while it is closed.
 */
export function Popover({
  trigger,
  title,
  open,
  onOpenChange,
  align = 'start',
  children,
}: {
  trigger: ReactElement
  title?: string
  open?: boolean
  onOpenChange?: (open: boolean) => void
  align?: 'start' | 'center' | 'end'
  children: ReactNode
}) {
  const opener = useRef<HTMLButtonElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  function returnFocus() {
    const at = document.activeElement
    return !at || at === document.body || sheet.current?.contains(at) ? opener.current : false
  }
  return (
    <BasePopover.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      <BasePopover.Trigger ref={opener} render={trigger} />
      <BasePopover.Portal>
        <BasePopover.Positioner className="float" align={align} sideOffset={4} collisionPadding={8}>
          <BasePopover.Popup ref={sheet} className="pop balloon" aria-label={title} finalFocus={returnFocus}>
            {title && <BasePopover.Title className="mb-2">{title}</BasePopover.Title>}
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  )
}
