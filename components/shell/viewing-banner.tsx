import Link from 'next/link'
import { useTranslations } from 'next-intl'

/** Says whose desk this is while a manager looks at a subordinate's, read only. */
export function ViewingBanner({ name, backHref }: { name: string; backHref: string }) {
  const t = useTranslations('shell')
  return (
    <aside className="banner">
      {t('viewingAs', { name })}
      <Link href={backHref}>{t('viewingBack')}</Link>
    </aside>
  )
}
