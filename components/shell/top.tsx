import { Link } from '@/components/ui/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'

import { Bell } from './bell'
import { FindButton } from './find-button'

/** The top bar: where I am, find anything, help, notifications. Help stands at the same place on every page. */
export function Top({ help = '/help', children }: { help?: string; children?: ReactNode }) {
  const t = useTranslations('shell')
  return (
    <header className="top">
      {children}
      <FindButton />
      <Link className={buttonClass({ look: 'ghost', square: true })} href={help} aria-label={t('help')}>
        <Icon name="help" />
      </Link>
      <Bell />
    </header>
  )
}
