'use client'

import { ListArea } from './list-area'
import { ListPager } from './list-pager'

/** The foot of a table drawn on the server: rows a page, previous and next. Nothing under an empty first page. */
export function PageFoot({
  rows,
  next,
  previous,
}: {
  rows: number
  next: string | null
  previous: string | null
}) {
  if (rows === 0 && previous === null) return null
  return (
    <ListArea filterKeys={[]}>
      <div className="foot">
        <span />
        <ListPager next={next} previous={previous} />
      </div>
    </ListArea>
  )
}
