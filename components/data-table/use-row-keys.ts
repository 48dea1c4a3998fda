'use client'

import { type RefObject, useEffect } from 'react'

import { areKeysOn } from '@/components/shell/keys-preference'
import { isTextPlace } from '@/components/shell/typing'

/** Where `j` and `k` lead from row `at` of `count`; -1 stands before the first. */
export function nextRow(at: number, key: 'j' | 'k', count: number): number {
  if (count === 0) return -1
  return key === 'j' ? Math.min(at + 1, count - 1) : Math.max(at - 1, 0)
}

const isCheckbox = (target: EventTarget | null) =>
  target instanceof HTMLInputElement && target.type === 'checkbox'

const WAYS: Readonly<Record<string, 'j' | 'k'>> = { j: 'j', k: 'k', ArrowDown: 'j', ArrowUp: 'k' }

/**
 * j/k move the focus from row to row, and so do the arrows where it is in a row already; x selects the row, Enter opens it
 * as the link it stands on, or from its checkbox by its first link.
 */
export function useRowKeys(
  table: RefObject<HTMLElement | null>,
  count: number,
  onToggle?: (at: number) => void,
): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (isTextPlace(event.target)) return
      // Only letters can be switched off: they are what a word spoken or a slip of the hand would press.
      if (event.key.length === 1 && !areKeysOn()) return
      const rows = [...(table.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
      const at = rows.findIndex((row) => row.contains(document.activeElement))
      const way = WAYS[event.key]
      if (way && (at >= 0 || event.key === way)) {
        const row = rows[nextRow(at, way, rows.length)]
        const place = row?.querySelector<HTMLElement>('a, button, input')
        if (!row || !place) return
        event.preventDefault()
        place.focus({ preventScroll: true })
        row.scrollIntoView({ block: 'nearest' })
      } else if (event.key === 'x' && at >= 0 && onToggle) {
        event.preventDefault()
        onToggle(at)
      } else if (event.key === 'Enter' && at >= 0 && isCheckbox(event.target)) {
        event.preventDefault()
        rows[at]?.querySelector<HTMLElement>('a[href]')?.click()
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [table, count, onToggle])
}
