import { useTranslations } from 'next-intl'

/** Says that everything here is invented. */
export function DemoBanner() {
  const t = useTranslations('shell')
  return <aside className="banner">{t('demo')}</aside>
}
