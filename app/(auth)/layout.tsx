import type { ReactNode } from 'react'
import { DemoBanner } from '@/components/shell/demo-banner'
import { isDemonstration } from '@/lib/core/demonstration'
import { LanguageSwitch } from './_components/language-switch'

/** Pages before signing in: a sheet of paper on the desk, with the chop. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      {isDemonstration() && <DemoBanner />}
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto grid w-full max-w-none grow content-center justify-items-center"
      >
        {children}
      </main>
      <footer className="grid justify-items-center p-4">
        <LanguageSwitch />
      </footer>
    </div>
  )
}
