'use client'

import { type RefObject, useEffect } from 'react'

import { areKeysOn } from '@/components/shell/keys-preference'
import { isTextPlace } from '@/components/shell/typing'

/** Where `j` and `k` lead from row `at` of `count`; -1 stands before the first. */
export function nextRow(at: number, key: 'j' | 'k', count: number): number {
  if (count === 0) return -1
  return key === 'j' ? Math.min(at + 1, count - 1) : Math.max(at - 1, 0)
}

/** j/k move the focus from row to row, x selects the row, Enter opens it as the link it stands on. */
export function useRowKeys(
  table: RefObject<HTMLElement | null>,
  count: number,
  onToggle?: (at: number) => void,
): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (isTextPlace(event.target) || !areKeysOn()) return
      const rows = [...(table.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
      const at = rows.findIndex((row) => row.contains(document.activeElement))
      if (event.key === 'j' || event.key === 'k') {
        const row = rows[nextRow(at, event.key, rows.length)]
        const place = row?.querySelector<HTMLElement>('a, button, input')
        if (!row || !place) return
        event.preventDefault()
        place.focus({ preventScroll: true })
        row.scrollIntoView({ block: 'nearest' })
      } else if (event.key === 'x' && at >= 0 && onToggle) {
        event.preventDefault()
        onToggle(at)
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [table, count, onToggle])
}
