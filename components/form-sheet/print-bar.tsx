'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Tag } from '@/components/ui/tag'

/** The filled paper a blank one was opened from; only an address of a paper. */
const filledOf = (asked: string | null) => (asked?.startsWith('/print/') ? asked : null)

/**
 * Over a paper on screen, never printed: the way back, what it is, the blank beside the filled one, and the buttons that make
 * a PDF and open the browser's own print. `blank`: address of the blank form, where this one is filled. `children`: what else
 * is said of it. A paper brings styles under the nonce of its own page, so another paper is another page.
 */
export function PrintBar({
  name,
  file = name,
  tag,
  back,
  blank,
  children,
}: {
  name: string
  /** What a PDF of it is called. */
  file?: string | undefined
  tag?: string | undefined
  back: string
  blank?: string | undefined
  children?: ReactNode
}) {
  const t = useTranslations('ui')
  const [path, asked] = [usePathname(), useSearchParams()]
  const filled = filledOf(asked.get('of'))
  const paper = filled || asked.size === 0 ? path : `${path}?${asked}`
  return (
    <div className="no-print print-bar">
      <a className="btn ghost" href={filled ?? back}>
        <Icon name="back" />
        {t('back')}
      </a>
      <b>{name}</b>
      {tag && <Tag>{tag}</Tag>}
      {children}
      <span className="right" />
      {(blank || filled) && (
        <nav className="seg" aria-label={t('filledOrBlank')}>
          <a href={filled ?? paper} aria-current={filled ? undefined : 'page'}>
            {t('filled')}
          </a>
          <a
            href={filled ? `${path}?${asked}` : `${blank}?${new URLSearchParams({ of: paper })}`}
            aria-current={filled ? 'page' : undefined}
          >
            {t('blankForm')}
          </a>
        </nav>
      )}
      <a className="btn" href={`/api/pdf?${new URLSearchParams({ path: paper, name: file })}`}>
        <Icon name="down" />
        PDF
      </a>
      <Button look="pri" icon="print" onClick={() => window.print()}>
        {t('print')}
      </Button>
    </div>
  )
}
