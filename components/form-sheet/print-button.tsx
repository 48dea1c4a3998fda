'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'

/** Opens the browser's own print, or has the server make a PDF of this page; itself never printed. `children`: what else is said beside. */
export function PrintButton({ name, children }: { name?: string; children?: ReactNode }) {
  const t = useTranslations('ui')
  const [path, query] = [usePathname(), useSearchParams().toString()]
  const paper = query ? `${path}?${query}` : path
  return (
    <div className="no-print row">
      <Button look="pri" icon="print" onClick={() => window.print()}>
        {t('print')}
      </Button>
      <a className="btn" href={`/api/pdf?${new URLSearchParams({ path: paper, name: name ?? '' })}`}>
        PDF
      </a>
      {children}
    </div>
  )
}
