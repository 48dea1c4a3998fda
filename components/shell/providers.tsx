'use client'

import { CSPProvider } from '@base-ui/react/csp-provider'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import type { ReactNode } from 'react'

import { NarrowGuess } from '@/components/data-table/use-narrow'
import { Toaster } from '@/components/ui/toaster'

/** What client libraries need to know once: the nonce for their style elements, and the address for list state. */
export function Providers({
  nonce,
  narrow,
  children,
}: {
  nonce?: string
  /** The browser's name is that of a phone's. */
  narrow: boolean
  children: ReactNode
}) {
  return (
    <CSPProvider nonce={nonce}>
      <NuqsAdapter>
        <NarrowGuess.Provider value={narrow}>{children}</NarrowGuess.Provider>
      </NuqsAdapter>
      <Toaster />
    </CSPProvider>
  )
}
