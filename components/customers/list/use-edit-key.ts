'use client'

import { useEffect } from 'react'
import { areKeysOn } from '@/components/shell/keys-preference'
import { isTextPlace } from '@/components/shell/typing'

/** `e` turns the cells of facts into fields and opens the first one of the row that holds the focus. */
export function useEditKey(allowed: boolean, setEditing: (on: boolean) => void): void {
  useEffect(() => {
    if (!allowed) return
    function onKey(event: KeyboardEvent) {
      if (event.key !== 'e' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
        return
      if (isTextPlace(event.target) || !areKeysOn()) return
      const row = document.activeElement?.closest<HTMLElement>('[data-row]')
      if (!row) return
      event.preventDefault()
      setEditing(true)
      // The buttons are there with the next frame.
      requestAnimationFrame(() => row.querySelector<HTMLButtonElement>('.cell-edit')?.click())
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [allowed, setEditing])
}
