'use client'

import type { ReactNode } from 'react'

import { Popover } from '@/components/ui/popover'

import type { FilterField, FilterOperator } from './filter-field'
import { FilterForm } from './filter-form'

/** Field, condition, value beside the chip. Opens as soon as it is there. */
export function FilterPopover({
  label,
  face,
  className,
  onClose,
  ...form
}: {
  fields: readonly FilterField[]
  value: string
  label: string
  face: ReactNode
  className?: string
  onApply: (operator: FilterOperator, value: string | null) => void
  onClose: () => void
}) {
  return (
    <Popover
      open
      onOpenChange={(open) => !open && onClose()}
      trigger={
        <button type="button" className={className ?? 'word'} aria-label={label}>
          {face}
        </button>
      }
    >
      <div className="w-72">
        <FilterForm {...form} label={label} onClose={onClose} />
      </div>
    </Popover>
  )
}
