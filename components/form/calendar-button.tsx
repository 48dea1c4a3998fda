'use client'

import { Popover } from '@base-ui/react/popover'
import { useState } from 'react'

import { Icon } from '@/components/ui/icon'

import { Calendar } from './calendar'

/** The button beside a date field with its calendar; opens as soon as it is there. */
export function CalendarButton({
  value,
  today,
  min,
  max,
  label,
  onPick,
}: {
  value: string | null
  today: string
  min?: string
  max?: string
  label: string
  onPick: (date: string) => void
}) {
  const [open, setOpen] = useState(true)
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger aria-label={label}>
        <Icon name="cal" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="float" align="end" sideOffset={8}>
          <Popover.Popup className="pop balloon" aria-label={label}>
            <Calendar
              value={value}
              today={today}
              min={min}
              max={max}
              onPick={(date) => {
                onPick(date)
                setOpen(false)
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
