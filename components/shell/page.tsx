import type { ReactNode } from 'react'

import { type Crumb, Crumbs } from './crumbs'
import { Top } from './top'

/** One page inside the frame: its top bar with the way here, and its main part. `flush` fills the screen to the edges. */
export function Page({
  crumbs,
  help,
  flush,
  children,
}: {
  crumbs: Crumb[]
  help?: string
  flush?: boolean
  children: ReactNode
}) {
  return (
    <>
      <Top help={help}>
        <Crumbs items={crumbs} />
      </Top>
      <main id="main" tabIndex={-1}>
        {flush ? <div className="flush">{children}</div> : children}
      </main>
    </>
  )
}
