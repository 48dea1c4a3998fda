'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { toast } from '@/components/ui/toast-store'
import { useGone } from '@/components/ui/use-gone'
import { useToSignIn } from '@/components/ui/use-to-sign-in'
import type { ColumnSpec } from './column-spec'
import type { UnitOption } from './filter-fields'

/** What a list can be asked by and show. */
export type ListChoice = { specs: readonly ColumnSpec[]; units: readonly UnitOption[] }

type Then = (all: ListChoice) => void

async function fetchedChoice(locale: string): Promise<ListChoice | 'signed-out' | null> {
  try {
    const response = await fetch(`/customers/columns?locale=${locale}`)
    if (response.status === 401) return 'signed-out'
    return response.ok ? ((await response.json()) as ListChoice) : null
  } catch {
    return null
  }
}

/**
 * Columns and units of the list: those it shows now come with the page, all there are when something is opened that
 * offers them. `withAll` calls on with them when they are here, says so when they cannot be had, and goes to the sign-in
 * page when the session has ended; on a page that was left meanwhile it does nothing.
 */
export function useAllColumns(given: ListChoice): ListChoice & { withAll: (then: Then) => void } {
  const t = useTranslations('ui')
  const toSignIn = useToSignIn()
  const locale = useLocale()
  const [fetched, setFetched] = useState<{ locale: string; choice: ListChoice } | null>(null)
  // Their words are those of the language they were asked in.
  const all = fetched?.locale === locale ? fetched.choice : null
  const asking = useRef(false)
  const gone = useGone()
  async function fetchAll(then: Then): Promise<void> {
    if (asking.current) return
    asking.current = true
    const choice = await fetchedChoice(locale)
    asking.current = false
    if (gone.current) return
    if (choice === 'signed-out') return toSignIn()
    if (!choice) return toast({ text: t('notFetched'), tone: 'bad' })
    setFetched({ locale, choice })
    then(choice)
  }
  return { ...(all ?? given), withAll: (then) => (all ? then(all) : void fetchAll(then)) }
}
