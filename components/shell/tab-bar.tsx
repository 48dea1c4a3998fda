'use client'

import { Link } from '@/components/ui/link'
import { usePathname } from 'next/navigation'

import { Icon } from '@/components/ui/icon'

import { currentHref, type NavItem } from './nav-item'

/** The phone's bottom bar. */
export function TabBar({ items, label }: { items: NavItem[]; label: string }) {
  const current = currentHref(usePathname(), items)
  return (
    <nav className="tabbar" aria-label={label}>
      {items.map((item) => (
        <Link key={item.href} href={item.href} aria-current={item.href === current ? 'page' : undefined}>
          <Icon name={item.icon} large />
          {item.label}
          {item.count ? <span className="dot">{item.count > 99 ? '99+' : item.count}</span> : null}
        </Link>
      ))}
    </nav>
  )
}
