'use client'

import { Link } from '@/components/ui/link'
import { usePathname } from 'next/navigation'
import { Fragment } from 'react'

import { Icon } from '@/components/ui/icon'

import { currentHref, type NavItem } from './nav-item'

/** The rail's entries with their group headings. */
export function NavLinks({ items }: { items: NavItem[] }) {
  const current = currentHref(usePathname(), items)
  return items.map((item, at) => (
    <Fragment key={item.href}>
      {item.group && item.group !== items[at - 1]?.group && <div className="grp">{item.group}</div>}
      <Link href={item.href} aria-current={item.href === current ? 'page' : undefined}>
        <Icon name={item.icon} />
        {item.label}
        {item.count ? <span className="c">{item.count}</span> : null}
      </Link>
    </Fragment>
  ))
}
