import type { ReactNode } from 'react'

/** Nothing here yet, or nothing matches: what belongs here, and the first step as `children`. */
export function Empty({ title, body, children }: { title: string; body?: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <h3>{title}</h3>
      {body && <p>{body}</p>}
      {children && <div className="row">{children}</div>}
    </div>
  )
}
