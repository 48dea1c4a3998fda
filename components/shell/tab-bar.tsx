'use client'

import { Link } from '@/components/ui/link'
import { useTranslations } from 'next-intl'
import { usePathname } from 'next/navigation'
import { useState } from 'react'

import { Icon } from '@/components/ui/icon'
import { later, useLater } from '@/components/ui/later'

import type { Person } from './account-button'
import { currentHref, type NavItem } from './nav-item'

const phoneMenu = later(() => import('./phone-menu').then((m) => m.PhoneMenu))

/** The phone's bottom bar: the places the post works with, and one button for all the others and the account. */
export function TabBar({ tabs, places, person }: { tabs: NavItem[]; places: NavItem[]; person: Person }) {
  const t = useTranslations('shell')
  const [open, setOpen] = useState(false)
  const { Part: PhoneMenu, ask } = useLater(phoneMenu)
  const current = currentHref(usePathname(), places)
  return (
    <>
      <nav className="tabbar" aria-label={t('phoneNav')}>
        {tabs.map((item) => (
          <Link key={item.href} href={item.href} aria-current={item.href === current ? 'page' : undefined}>
            <Icon name={item.icon} large />
            {item.label}
            {item.count ? <span className="dot">{item.count > 99 ? '99+' : item.count}</span> : null}
          </Link>
        ))}
        <button
          type="button"
          className="tab"
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => ask(() => setOpen(true))}
        >
          <Icon name="rows" large />
          {t('mine')}
        </button>
      </nav>
      {PhoneMenu && <PhoneMenu open={open} onClose={() => setOpen(false)} items={places} person={person} />}
    </>
  )
}
