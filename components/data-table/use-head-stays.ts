import { type RefObject, useEffect } from 'react'

/**
 * Lets the heads of a table stay under the top bar while its rows scroll past. A table wider than its sheet scrolls sideways
 * in a box of its own, out of which its heads cannot reach: there they go along.
 */
export function useHeadStays(place: RefObject<HTMLElement | null>, without: boolean): void {
  useEffect(() => {
    const sheet = place.current
    const table = sheet?.querySelector('table')
    const box = table?.parentElement
    if (without || !sheet || !table || !box || typeof ResizeObserver === 'undefined') return
    const look = () => sheet.classList.toggle('stays', table.offsetWidth <= box.clientWidth)
    const observer = new ResizeObserver(look)
    observer.observe(table)
    observer.observe(box)
    return () => {
      observer.disconnect()
      sheet.classList.remove('stays')
    }
  }, [place, without])
}
