import { useTranslations } from 'next-intl'
import { NotFoundNote } from '@/components/shell/not-found-note'
import { Page } from '@/components/shell/page'

/** Unknown and forbidden look alike; the frame stays, so that one can go on searching. */
export default function NotFound() {
  const t = useTranslations('shell')
  return (
    <Page crumbs={[{ label: t('notFoundTitle') }]}>
      <div className="sheet">
        <NotFoundNote />
      </div>
    </Page>
  )
}
