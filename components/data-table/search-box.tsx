'use client'

import { useTranslations } from 'next-intl'
import { type ChangeEvent, useEffect, useRef, useState } from 'react'

import { Icon } from '@/components/ui/icon'

import { useListUrl } from './list-area'

const PAUSE_MS = 250

/** Searches the list as one types; waits for a pause and for the input method to finish. */
export function SearchBox({ hint }: { hint?: string }) {
  const t = useTranslations('table')
  const { values, set } = useListUrl()
  const stored = typeof values.q === 'string' ? values.q : ''
  const [typed, setTyped] = useState(stored)
  const [known, setKnown] = useState(stored)
  const composing = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // The address changed from elsewhere: a view, the back button, a cleared filter.
  if (stored !== known) {
    setKnown(stored)
    if (stored !== typed.trim()) setTyped(stored)
  }
  useEffect(() => () => clearTimeout(timer.current), [])

  function send(text: string, atOnce: boolean) {
    clearTimeout(timer.current)
    if (composing.current) return
    const query = text.trim()
    timer.current = setTimeout(
      () => query !== stored && set({ q: query === '' ? null : query }),
      atOnce ? 0 : PAUSE_MS,
    )
  }
  function change(event: ChangeEvent<HTMLInputElement>) {
    setTyped(event.target.value)
    send(event.target.value, false)
  }
  return (
    <div className="q" role="search">
      <Icon name="search" />
      <input
        type="search"
        aria-label={t('search')}
        placeholder={hint ?? t('searchHint')}
        value={typed}
        autoComplete="off"
        onChange={change}
        onCompositionStart={() => (composing.current = true)}
        onCompositionEnd={(event) => {
          composing.current = false
          send(event.currentTarget.value, false)
        }}
        onKeyDown={(event) => event.key === 'Enter' && send(typed, true)}
      />
    </div>
  )
}
