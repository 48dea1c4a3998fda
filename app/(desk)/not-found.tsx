import { useTranslations } from 'next-intl'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'

/** Unknown and forbidden look alike; the frame stays, so that one can go on searching. */
export default function NotFound() {
  const t = useTranslations('shell')
  return (
    <Page crumbs={[{ label: t('notFoundTitle') }]}>
      <div className="sheet">
        <div className="empty">
          <h1>{t('notFoundTitle')}</h1>
          <p>{t('notFoundBody')}</p>
          <div className="row">
            <ButtonLink look="pri" href="/">
              {t('notFoundHome')}
            </ButtonLink>
          </div>
        </div>
      </div>
    </Page>
  )
}
