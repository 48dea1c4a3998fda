'use client'

import { useEffect, useRef } from 'react'

/** Keeps the paper that is open in sight in the list it stands in, when the list is drawn and when another one is opened. */
export function KeepInView({ current }: { current: string }) {
  const here = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const row = here.current?.parentElement?.querySelector('[aria-current]:not(.chip)')
    const list = row?.closest('.scroll')
    if (!row || !list) return
    const [place, frame] = [row.getBoundingClientRect(), list.getBoundingClientRect()]
    if (place.top < frame.top + place.height || place.bottom > frame.bottom - place.height)
      list.scrollTop += place.top - frame.top - frame.height / 3
  }, [current])
  return <span ref={here} hidden />
}
