'use client'

import { useEffect, useState } from 'react'

import type { SearchHit } from './search-hit'

export type SearchState = { hits: SearchHit[]; busy: boolean; failed: boolean }

const PAUSE_MS = 150

/** Searches once typing has paused for 150 ms; an answer to an older question is dropped. */
export function useSearch(
  query: string,
  search: (query: string, signal: AbortSignal) => Promise<SearchHit[]>,
): SearchState {
  const [state, setState] = useState<SearchState & { of: string }>({
    hits: [],
    busy: false,
    failed: false,
    of: '',
  })
  useEffect(() => {
    if (query === '') return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      search(query, stop.signal).then(
        (hits) => setState({ hits, busy: false, failed: false, of: query }),
        () => stop.signal.aborted || setState({ hits: [], busy: false, failed: true, of: query }),
      )
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [query, search])
  if (query === '') return { hits: [], busy: false, failed: false }
  return { hits: state.hits, failed: state.failed && state.of === query, busy: state.of !== query }
}
