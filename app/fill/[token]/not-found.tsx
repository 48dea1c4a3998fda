import { getTranslations } from 'next-intl/server'
import { Letterhead } from '@/app/(auth)/_components/letterhead'

/** What every address says that opens nothing: unknown, expired, taken back, used, or asked for too often. */
export default async function NoSheet() {
  const t = await getTranslations('fill')
  return (
    <section className="paper fill-note">
      <Letterhead title={t('closedTitle')} />
      <p className="mt-4">{t('closed')}</p>
      <p className="sub mt-2">{t('closedWhat')}</p>
    </section>
  )
}
