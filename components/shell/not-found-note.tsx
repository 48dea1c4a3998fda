import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'

/** What an unknown address says, inside the frame and without it; forbidden ones look alike. */
export function NotFoundNote() {
  const t = useTranslations('shell')
  return (
    <div className="empty">
      <h1>{t('notFoundTitle')}</h1>
      <p>{t('notFoundBody')}</p>
      <div className="row">
        <ButtonLink look="pri" href="/">
          {t('notFoundHome')}
        </ButtonLink>
      </div>
    </div>
  )
}
