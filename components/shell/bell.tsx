'use client'

import { Link } from '@/components/ui/link'
import { useTranslations } from 'next-intl'

import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'

import { useShell } from './shell-context'

/** The notifications, with how many are new. */
export function Bell() {
  const t = useTranslations('shell')
  const { unread } = useShell()
  return (
    <Link
      className={buttonClass({ look: 'ghost', square: true })}
      href="/notifications"
      aria-label={`${t('bell')}, ${t('bellCount', { count: unread })}`}
    >
      <Icon name="bell" />
      {unread > 0 && <span className="dot">{unread > 99 ? '99+' : unread}</span>}
    </Link>
  )
}
