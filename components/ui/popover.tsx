'use client'

import { Popover as BasePopover } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'

/** A small sheet beside its trigger: filters, explanations, a calendar. */
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
  return (
    <BasePopover.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      <BasePopover.Trigger render={trigger} />
      <BasePopover.Portal>
        <BasePopover.Positioner className="float" align={align} sideOffset={4} collisionPadding={8}>
          <BasePopover.Popup className="pop balloon" aria-label={title}>
            {title && <BasePopover.Title className="mb-2">{title}</BasePopover.Title>}
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  )
}
