import type { ReactNode } from 'react'

/** Paper on a desk: no frame around it but the bar of its page; the browser's own print leaves nothing out. */
export default function PrintLayout({ children }: { children: ReactNode }) {
  return (
    <main id="main" className="paper-desk">
      {children}
    </main>
  )
}
