'use client'

import { CSPProvider } from '@base-ui/react/csp-provider'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { type ReactNode, useEffect } from 'react'

import { NarrowGuess } from '@/components/data-table/use-narrow'
import { guardComposition } from '@/components/ui/composition-guard'
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
  useEffect(() => guardComposition(window), [])
  return (
    <CSPProvider nonce={nonce}>
      <NuqsAdapter>
        <NarrowGuess.Provider value={narrow}>{children}</NarrowGuess.Provider>
      </NuqsAdapter>
      <Toaster />
    </CSPProvider>
  )
}
