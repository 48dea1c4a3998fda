import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

import { AccountButton, type Person } from './account-button'
import { NavLinks } from './nav-links'
import type { NavItem } from './nav-item'
import { ShellClient } from './shell-client'
import { TabBar } from './tab-bar'

/**
 * The signed-in frame: rail on the left, phone tabs at the foot, palette and keys around all of it.
 * Each page inside draws its own top bar and main part with `Page`.
 */
export function Shell(props: {
  nav: NavItem[]
  /** All places, as a phone opens them, and those of its bottom bar. */
  phone: { tabs: NavItem[]; places: NavItem[] }
  person: Person
  unread?: number
  banner?: ReactNode
  children: ReactNode
}) {
  const t = useTranslations('shell')
  return (
    <ShellClient nav={props.nav} unread={props.unread ?? 0}>
      {props.banner}
      <div className="app">
        <nav className="rail" aria-label={t('mainNav')}>
          <div className="brand">
            <span className="chop" aria-hidden="true">
              {t('chop')}
            </span>
            {t('brand')}
          </div>
          <div className="links">
            <NavLinks items={props.nav} />
          </div>
          <AccountButton person={props.person} />
        </nav>
        <div>{props.children}</div>
      </div>
      <TabBar {...props.phone} person={props.person} />
    </ShellClient>
  )
}
