'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'

import { Button } from './button'

/** A part that could not be read: what, that nothing is lost, try again. */
export function Failed({ title, id, onRetry }: { title?: string; id?: string; onRetry?: () => void }) {
  const t = useTranslations('ui')
  const router = useRouter()
  return (
    <div className="empty failed" role="alert">
      <h3>{title ?? t('failedTitle')}</h3>
      <p>{t('failedBody')}</p>
      {id && <p className="meta">{t('failedId', { id })}</p>}
      <div className="row">
        <Button onClick={onRetry ?? (() => router.refresh())}>{t('retry')}</Button>
      </div>
    </div>
  )
}
