'use client'

import { useSyncExternalStore } from 'react'

/** What fills a screen; the rows below it are drawn by the browser, as soon as it has read the page. */
const FIRST = 20
const never = () => () => undefined

/** The rows to draw now: on the server, and when the browser takes its page over, those of the first screen. */
export function useFirstRows<Row>(rows: Row[]): Row[] {
  const taken = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  return taken || rows.length <= FIRST ? rows : rows.slice(0, FIRST)
}
