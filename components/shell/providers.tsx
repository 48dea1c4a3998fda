'use client'

import { CSPProvider } from '@base-ui/react/csp-provider'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import type { ReactNode } from 'react'

import { Toaster } from '@/components/ui/toaster'

/** What client libraries need to know once: the nonce for their style elements, and the address for list state. */
export function Providers({ nonce, children }: { nonce?: string; children: ReactNode }) {
  return (
    <CSPProvider nonce={nonce}>
      <NuqsAdapter>{children}</NuqsAdapter>
      <Toaster />
    </CSPProvider>
  )
}
