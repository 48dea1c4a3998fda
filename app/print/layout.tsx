import type { ReactNode } from 'react'

/** Paper: no frame around it; the browser's own print leaves nothing out. */
export default function PrintLayout({ children }: { children: ReactNode }) {
  return (
    <main id="main" className="paper-desk">
      {children}
    </main>
  )
}
