'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'

import { currentHref } from './current-href'

export type LinkTab = { href: string; label: string; /** Count or share beside the label. */ small?: string }

/** Tabs that are addresses: the index of a folder (`folder`) or the views over a list. */
export function LinkTabs({
  tabs,
  label,
  look = 'folder',
}: {
  tabs: LinkTab[]
  label: string
  look?: 'folder' | 'views'
}) {
  const current = currentHref(usePathname(), tabs)
  return (
    <nav className={look === 'folder' ? 'tabs' : 'views'} aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.href === current ? 'page' : undefined}
          scroll={false}
        >
          {tab.label}
          {tab.small && <small>{tab.small}</small>}
        </Link>
      ))}
    </nav>
  )
}
