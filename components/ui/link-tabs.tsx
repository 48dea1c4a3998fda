'use client'

import { Link } from './link'
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'

import { currentHref } from './current-href'

export type LinkTab = {
  href: string
  label: string
  /** Count or share beside the label. */
  small?: string
  /** Addresses of further pages that belong to it. */
  also?: readonly string[]
}

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
  const places = tabs.flatMap(({ href, also = [] }) => [href, ...also].map((at) => ({ href: at, tab: href })))
  const found = currentHref(usePathname(), places)
  const current = places.find((place) => place.href === found)?.tab
  const nav = useRef<HTMLElement>(null)
  // Where the tabs do not fit, the current one is brought into sight.
  useEffect(() => {
    const link = nav.current?.querySelector<HTMLElement>('[aria-current]')
    if (nav.current && link) nav.current.scrollLeft = link.offsetLeft - nav.current.clientWidth / 3
  }, [current])
  return (
    <nav ref={nav} className={look === 'folder' ? 'tabs' : 'views'} aria-label={label}>
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
