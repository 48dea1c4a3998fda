import { Link } from '@/components/ui/link'
import { useTranslations } from 'next-intl'
import { Fragment } from 'react'

import { Icon } from '@/components/ui/icon'

export type Crumb = { label: string; href?: string }

/** The way here; the last one is this page. */
export function Crumbs({ items }: { items: Crumb[] }) {
  const t = useTranslations('shell')
  return (
    <nav className="crumb" aria-label={t('crumbs')}>
      {items.map((item, at) => {
        const last = at === items.length - 1
        return (
          <Fragment key={item.label}>
            {at > 0 && <Icon name="r" className="desk-only" />}
            {last ? (
              <b aria-current="page" className="cut">
                {item.label}
              </b>
            ) : item.href ? (
              <Link href={item.href} className="desk-only">
                {item.label}
              </Link>
            ) : (
              <span className="desk-only">{item.label}</span>
            )}
          </Fragment>
        )
      })}
    </nav>
  )
}
