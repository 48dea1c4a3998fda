import type { ReactNode } from 'react'
import { LanguageSwitch } from '@/app/(auth)/_components/language-switch'
import { ClientMessages } from '@/components/shell/client-messages'

/** The one public place: a sheet of paper, and nothing of the house around it. */
export default function FillLayout({ children }: { children: ReactNode }) {
  return (
    <ClientMessages also={['fill']}>
      <div className="fill-page">
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <footer>
          <LanguageSwitch />
        </footer>
      </div>
    </ClientMessages>
  )
}
