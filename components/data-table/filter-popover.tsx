'use client'

import type { ReactNode } from 'react'

import { Popover } from '@/components/ui/popover'

import type { FilterField, FilterOperator } from './filter-field'
import { FilterForm } from './filter-form'

/** Field, condition, value beside the chip. Opens as soon as it is there. */
export function FilterPopover({
  label,
  spoken,
  face,
  className,
  open,
  onOpenChange,
  ...form
}: {
  fields: readonly FilterField[]
  value: string
  /** Names the form. */
  label: string
  /** Names the button, where its face does not. */
  spoken?: string
  face: ReactNode
  className: string
  open: boolean
  onOpenChange: (open: boolean) => void
  onApply: (operator: FilterOperator, value: string | null) => void
}) {
  return (
    <Popover
      open={open}
      onOpenChange={onOpenChange}
      trigger={
        <button type="button" className={className} aria-label={spoken}>
          {face}
        </button>
      }
    >
      <div className="w-72">
        <FilterForm {...form} label={label} onClose={() => onOpenChange(false)} />
      </div>
    </Popover>
  )
}
