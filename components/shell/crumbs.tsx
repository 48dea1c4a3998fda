import { Link } from '@/components/ui/link'
import { useTranslations } from 'next-intl'
import { Fragment } from 'react'

import { Icon } from '@/components/ui/icon'

export type Crumb = { label: string; href?: string }

/** The way here; the last one is this page. A phone has room for that one and a way back to the one before it. */
export function Crumbs({ items }: { items: Crumb[] }) {
  const t = useTranslations('shell')
  const back = items.slice(0, -1).findLast((item) => item.href !== undefined)
  return (
    <nav className="crumb" aria-label={t('crumbs')}>
      {back?.href && (
        <Link href={back.href} className="back phone-only" aria-label={t('back', { page: back.label })}>
          <Icon name="l" />
        </Link>
      )}
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
