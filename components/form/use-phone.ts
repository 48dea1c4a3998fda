'use client'

import { useSyncExternalStore } from 'react'

const PHONE = '(max-width: 640px) and (pointer: coarse)'

function watch(onChange: () => void): () => void {
  const query = matchMedia(PHONE)
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}

/** Is this a phone, where the system's own pickers are better? */
export function usePhone(): boolean {
  return useSyncExternalStore(
    watch,
    () => matchMedia(PHONE).matches,
    () => false,
  )
}
