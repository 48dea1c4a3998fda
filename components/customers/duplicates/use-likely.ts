'use client'

import { useEffect, useState } from 'react'
import type { LikelyCustomer } from './likely-customer'

const PAUSE_MS = 300

/** What is typed of a firm so far. */
export type TypedSoFar = {
  name?: string
  taxNumber?: string
  phone?: string
  website?: string
  exceptId?: string
}

/** Is an input method composing anywhere on the page? */
function useComposing(): boolean {
  const [composing, setComposing] = useState(false)
  useEffect(() => {
    const [begin, end] = [() => setComposing(true), () => setComposing(false)]
    addEventListener('compositionstart', begin)
    addEventListener('compositionend', end)
    return () => {
      removeEventListener('compositionstart', begin)
      removeEventListener('compositionend', end)
    }
  }, [])
  return composing
}

/** Enough to look for anything: two characters of a name, or nearly a whole number. */
function isEnough({ name = '', taxNumber = '', phone = '', website = '' }: TypedSoFar): boolean {
  return name.length >= 2 || taxNumber.length >= 15 || phone.length >= 7 || website.length >= 6
}

/**
 * Asks the server, after a pause in typing and never while an input method composes, which customers on file might be
 * this firm. Null while nothing was typed or the answer is on its way.
 */
export function useLikely(typed: TypedSoFar): { found: LikelyCustomer[] | null; busy: boolean } {
  const composing = useComposing()
  const told = Object.entries(typed).flatMap(([key, value]) => (value?.trim() ? [[key, value.trim()]] : []))
  const wanted = isEnough(Object.fromEntries(told) as TypedSoFar)
    ? new URLSearchParams(told).toString()
    : null
  const [answer, setAnswer] = useState<{ to: string; found: LikelyCustomer[] } | null>(null)
  useEffect(() => {
    if (wanted === null || composing) return
    const control = new AbortController()
    const timer = setTimeout(() => {
      fetch(`/customers/namesakes?${wanted}`, { signal: control.signal })
        .then(async (response) => (response.ok ? ((await response.json()) as LikelyCustomer[]) : []))
        .then((found) => setAnswer({ to: wanted, found }))
        .catch(() => undefined)
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [wanted, composing])
  const found = wanted !== null && answer?.to === wanted ? answer.found : null
  return { found, busy: wanted !== null && !composing && found === null }
}
