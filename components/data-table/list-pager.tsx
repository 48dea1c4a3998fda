'use client'

import { filled, useBareWords } from '@/components/ui/bare-words'
import { Button } from '@/components/ui/button'

import { useListUrl } from './list-area'

const SIZES = [20, 50, 100, 200]

/** Rows a page, previous and next by cursor. */
export function ListPager({ next, previous }: { next: string | null; previous: string | null }) {
  const words = useBareWords('table')
  const ui = useBareWords('ui')
  const { values, set } = useListUrl()
  const size = typeof values.size === 'number' ? values.size : 50
  return (
    <nav className="row" aria-label={ui.pages}>
      <select
        className="chip desk-only"
        aria-label={words.perPage}
        value={size}
        onChange={(event) => set({ size: Number(event.target.value) })}
      >
        {SIZES.map((count) => (
          <option key={count} value={count}>
            {filled(words.rowsPerPage, { count: String(count) })}
          </option>
        ))}
      </select>
      <Button
        size="s"
        square
        icon="l"
        disabled={previous === null}
        aria-label={ui.previous}
        onClick={() => set({ before: previous })}
      />
      <Button
        size="s"
        square
        icon="r"
        disabled={next === null}
        aria-label={ui.next}
        onClick={() => set({ after: next })}
      />
    </nav>
  )
}
