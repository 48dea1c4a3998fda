'use client'

import { usePathname } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'

import type { KeeperStatus } from './draft-keeper'

/** Says whether the draft is kept, where, and since when. */
export function SaveStatus({
  status,
  savedAt,
  holdsGuarded,
}: {
  status: KeeperStatus
  savedAt: string | null
  holdsGuarded: boolean
}) {
  const t = useTranslations('forms.sheet')
  const format = useFormatter()
  const here = usePathname()
  const clock = (iso: string) =>
    format.dateTime(new Date(iso), { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false })
  const [look, words] = say()
  function say(): [string, string] {
    switch (status.kind) {
      case 'saved':
        return ['done', t('saved', { time: clock(status.at) })]
      case 'clean':
        return savedAt ? ['done', t('saved', { time: clock(savedAt) })] : ['', '']
      case 'unsaved':
      case 'saving':
        return ['go', t('saving')]
      case 'offline':
        return ['back', holdsGuarded ? t('offlineGuarded') : t('offline')]
      case 'failed':
        return ['back', t('notSaved')]
      case 'signed-out':
        return ['no', t('signedOut')]
      case 'conflict':
        return ['no', t('conflicted')]
    }
  }
  return (
    <>
      <span className={words ? `st ${look} meta` : 'meta'} role="status">
        {words}
      </span>
      {status.kind === 'signed-out' && (
        <a
          className="btn s"
          href={`/sign-in?next=${encodeURIComponent(here)}`}
          target="_blank"
          rel="noopener"
        >
          {t('signIn')}
        </a>
      )}
    </>
  )
}
