import type { ReactNode } from 'react'

/** A short word about a thing: 修订稿 7, 定期. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className="tag">{children}</span>
}
