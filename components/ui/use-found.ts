'use client'

import { useEffect, useEffectEvent, useState } from 'react'

const PAUSE_MS = 150

/**
 * What a search finds once typing has paused for 150 ms; answers to older questions are dropped. Nothing is asked while the
 * question is null.
 */
export function useFound<T>(
  query: string | null,
  search: (query: string, signal: AbortSignal) => Promise<T[]>,
): { found: T[]; busy: boolean; failed: boolean } {
  const [answer, setAnswer] = useState<{ of: string | null; found: T[]; failed: boolean }>({
    of: null,
    found: [],
    failed: false,
  })
  const ask = useEffectEvent(search)
  useEffect(() => {
    if (query === null) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      ask(query, stop.signal).then(
        (found) => setAnswer({ of: query, found, failed: false }),
        () => stop.signal.aborted || setAnswer({ of: query, found: [], failed: true }),
      )
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [query])
  if (query === null) return { found: [], busy: false, failed: false }
  return { found: answer.found, busy: answer.of !== query, failed: answer.of === query && answer.failed }
}
