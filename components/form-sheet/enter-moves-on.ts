import type { KeyboardEvent } from 'react'

/** The entries of a sheet in order, a group of boxes counting once. */
function entriesOf(paper: HTMLElement): HTMLElement[] {
  const seen = new Set<string>()
  return [...paper.querySelectorAll<HTMLElement>('[data-entry]')].filter((entry) => {
    if (!(entry instanceof HTMLInputElement) || entry.type !== 'radio') return true
    const group = entry.name
    if (seen.has(group)) return false
    seen.add(group)
    return true
  })
}

function groupOf(entry: HTMLElement): string | null {
  return entry instanceof HTMLInputElement && entry.type === 'radio' ? entry.name : null
}

/**
 * Enter goes to the next field, Shift+Enter back; in long text Enter breaks the line and Ctrl+Enter goes on.
 * Nothing moves on buttons, or where the field took the key itself.
 */
export function enterMovesOn(event: KeyboardEvent<HTMLElement>): void {
  const target = event.target
  if (event.key !== 'Enter' || event.defaultPrevented) return
  if (
    !(target instanceof HTMLElement) ||
    target.dataset.entry === undefined ||
    target instanceof HTMLButtonElement
  )
    return
  if (target.dataset.entry === 'long' && !event.ctrlKey && !event.metaKey) return
  event.preventDefault()
  const entries = entriesOf(event.currentTarget)
  const group = groupOf(target)
  const at = entries.findIndex((entry) => entry === target || (group !== null && groupOf(entry) === group))
  const next = entries[at + (event.shiftKey ? -1 : 1)]
  const checked =
    next && groupOf(next)
      ? event.currentTarget.querySelector<HTMLElement>(`[name="${CSS.escape(groupOf(next)!)}"]:checked`)
      : null
  const wanted = checked ?? next
  wanted?.focus()
  // As Tab does: what stands in one line is chosen, and typing replaces it.
  if (wanted instanceof HTMLInputElement && wanted.type === 'text') wanted.select()
}
