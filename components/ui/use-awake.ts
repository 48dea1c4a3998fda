'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}

/**
 * Do the scripts of the page run yet? False in what the server drew; a press there would send the form past them and lose
 * what was typed. What the browser draws itself is awake at once.
 */
export function useAwake(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
