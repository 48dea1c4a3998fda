import { useTranslations } from 'next-intl'

import { ButtonLink } from '@/components/ui/button'

/** Unknown and forbidden look alike. */
export default function NotFound() {
  const t = useTranslations('shell')
  return (
    <main id="main" className="mx-auto">
      <div className="empty">
        <h1>{t('notFoundTitle')}</h1>
        <p>{t('notFoundBody')}</p>
        <div className="row">
          <ButtonLink look="pri" href="/">
            {t('notFoundHome')}
          </ButtonLink>
        </div>
      </div>
    </main>
  )
}
