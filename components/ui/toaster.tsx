'use client'

import { type ComponentType, useEffect, useState } from 'react'

import { whenFirstToast } from './toast-store'

/** What the page itself needs goes first. */
const AFTER_LOAD_MS = 500

/**
 * Stands once in the root layout. What draws toasts is fetched when the page has loaded and rests, so that it is there when
 * the network is lost; should it be missing still, the next toast or the network's return fetches it.
 */
export function Toaster() {
  const [List, setList] = useState<ComponentType | null>(null)
  useEffect(() => {
    const ended = new AbortController()
    const fetchList = () =>
      void import('./toast-list').then(
        ({ ToastList }) => ended.signal.aborted || setList(() => ToastList),
        () => undefined,
      )
    const forget = whenFirstToast(fetchList)
    addEventListener('online', fetchList, { signal: ended.signal })
    const atRest = () => setTimeout(fetchList, AFTER_LOAD_MS)
    if (document.readyState === 'complete') atRest()
    else addEventListener('load', atRest, { signal: ended.signal })
    return () => {
      ended.abort()
      forget()
    }
  }, [])
  return List && <List />
}
