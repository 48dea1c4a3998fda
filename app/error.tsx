'use client'

import { useTranslations } from 'next-intl'

import { Button } from '@/components/ui/button'

/** What happened, that nothing was lost, what to do. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  const t = useTranslations('shell')
  return (
    <main id="main" className="mx-auto">
      <div className="empty failed" role="alert">
        <h1>{t('errorTitle')}</h1>
        <p>{t('errorBody')}</p>
        {error.digest && <p className="meta">{t('errorId', { id: error.digest })}</p>}
        <div className="row">
          <Button look="pri" onClick={reset}>
            {t('retry')}
          </Button>
        </div>
      </div>
    </main>
  )
}
