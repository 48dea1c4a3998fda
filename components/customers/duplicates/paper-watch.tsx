'use client'

import { useDeferredValue } from 'react'
import { useSheetState } from '@/components/form-sheet/sheet-context'
import { LikelyList } from './likely-list'
import { useLikely } from './use-likely'

const WATCHED = ['name', 'taxNumber', 'phone', 'website'] as const

/** Beside a paper: who the customer might be as well, once name, tax number, telephone or website were changed on it. */
export function PaperWatch({
  customerId,
  bound,
  seen,
}: {
  customerId: string
  /** Fact of each field. */
  bound: Readonly<Record<string, string>>
  /** Facts as they are stored. */
  seen: Readonly<Record<string, unknown>>
}) {
  const { answers } = useDeferredValue(useSheetState())
  const changed = Object.entries(bound).flatMap(([field, fact]) => {
    const value = answers[field]
    const isWatched = (WATCHED as readonly string[]).includes(fact)
    return isWatched && typeof value === 'string' && value !== (seen[fact] ?? '') ? [[fact, value]] : []
  })
  const typed = Object.fromEntries(changed) as Record<string, string>
  const { found, busy } = useLikely({ ...typed, exceptId: customerId })
  if (changed.length === 0 || (!busy && !found?.length)) return null
  return <LikelyList found={found} busy={busy} />
}
