'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'

import { classNames } from '@/components/ui/class-names'

/** Moves a line to another place; the others close up. */
export type Rank = { count: number; onMove: (from: number, to: number) => void }

/** The lines with one of them moved. */
export function moved<T>(rows: readonly T[], from: number, to: number): T[] {
  const next = rows.filter((_, at) => at !== from)
  next.splice(to, 0, rows[from]!)
  return next
}

/** The line whose middle the pointer has passed on its way from `from`. */
function lineUnder(lines: readonly Element[], from: number, y: number): number {
  const middle = (at: number) => {
    const { top, height } = lines[at]!.getBoundingClientRect()
    return top + height / 2
  }
  let to = from
  while (to + 1 < lines.length && y > middle(to + 1)) to += 1
  while (to > 0 && y < middle(to - 1)) to -= 1
  return to
}

/**
 * The number of a ranked line, and the handle that moves it: dragged by mouse or finger, or by the arrow keys, Home and
 * End while it has the focus.
 */
export function RowRank({ at, rank: { count, onMove } }: { at: number; rank: Rank }) {
  const t = useTranslations('forms.sheet')
  const [dragged, setDragged] = useState<number | null>(null)
  const place = useRef(at)

  function onKeyDown(event: KeyboardEvent) {
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: count - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    event.stopPropagation()
    if (to >= 0 && to < count && to !== at) onMove(at, to)
  }
  function onPointerDown(event: PointerEvent<HTMLButtonElement>) {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    place.current = at
    setDragged(at)
  }
  function onPointerMove(event: PointerEvent<HTMLButtonElement>) {
    if (dragged === null) return
    const lines = [...(event.currentTarget.closest('tbody')?.children ?? [])]
    const to = lineUnder(lines, place.current, event.clientY)
    if (to === place.current) return
    onMove(place.current, to)
    place.current = to
    setDragged(to)
  }
  return (
    <button
      type="button"
      className={classNames('rank', dragged !== null && 'on')}
      data-rank={at}
      aria-label={t('rank', { row: at + 1, count })}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => setDragged(null)}
      onPointerCancel={() => setDragged(null)}
    >
      <span className="grip" aria-hidden="true" />
      {at + 1}
    </button>
  )
}
