'use client'

import { type KeyboardEvent, useState } from 'react'

/** Arrow keys choose among `count` suggestions, Enter takes one, Escape closes. */
export function useSuggestions(
  count: number,
  open: boolean,
  onPick: (at: number) => void,
  onClose: () => void,
) {
  const [active, setActive] = useState(0)
  function onKeyDown(event: KeyboardEvent) {
    if (!open) return
    const step = { ArrowDown: 1, ArrowUp: count - 1 }[event.key]
    if (step !== undefined && count > 0) setActive((active + step) % count)
    else if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && active < count) onPick(active)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return { active: Math.min(active, Math.max(0, count - 1)), restart: () => setActive(0), onKeyDown }
}
