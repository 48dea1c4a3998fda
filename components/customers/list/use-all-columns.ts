'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { toast } from '@/components/ui/toast-store'
import type { ColumnSpec } from './column-spec'
import type { UnitOption } from './filter-fields'

/** What a list can be asked by and show. */
export type ListChoice = { specs: readonly ColumnSpec[]; units: readonly UnitOption[] }

/**
 * Columns and units of the list: those it shows now come with the page, all there are when something is opened that
 * offers them. `withAll` calls on when they are here, and says so when they cannot be had.
 */
export function useAllColumns(given: ListChoice): ListChoice & { withAll: (then: () => void) => void } {
  const t = useTranslations('customers.list')
  const [all, setAll] = useState<ListChoice | null>(null)
  const asking = useRef(false)
  async function fetchAll(then: () => void): Promise<void> {
    if (asking.current) return
    asking.current = true
    const response = await fetch('/customers/columns').catch(() => null)
    asking.current = false
    if (!response?.ok) return toast({ text: t('failed'), tone: 'bad' })
    setAll((await response.json()) as ListChoice)
    then()
  }
  return { ...(all ?? given), withAll: (then) => (all ? then() : void fetchAll(then)) }
}
