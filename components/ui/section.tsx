import { Link } from './link'
import type { ReactNode } from 'react'

/** A sheet with a head: title, a remark, a way to all of it. */
export function Section({
  id,
  title,
  remark,
  href,
  linkLabel,
  actions,
  children,
}: {
  id?: string
  title: string
  remark?: ReactNode
  href?: string
  linkLabel?: string
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="sheet sec" id={id} aria-label={title}>
      <header>
        <h2>{title}</h2>
        {remark !== undefined && <span className="n">{remark}</span>}
        {href && linkLabel && <Link href={href}>{linkLabel}</Link>}
        {actions && <span className="row right">{actions}</span>}
      </header>
      {children}
    </section>
  )
}
