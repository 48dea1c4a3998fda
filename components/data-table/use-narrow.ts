'use client'

import { createContext, useContext, useSyncExternalStore } from 'react'

const NARROW = '(max-width: 640px)'

/** What the server took the screen for, from the browser's name. */
export const NarrowGuess = createContext(false)

function watch(onChange: () => void): () => void {
  const query = matchMedia(NARROW)
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}

/** Is the screen as narrow as a phone's? On the server: its guess. */
export function useNarrow(): boolean {
  const guess = useContext(NarrowGuess)
  return useSyncExternalStore(
    watch,
    () => matchMedia(NARROW).matches,
    () => guess,
  )
}
