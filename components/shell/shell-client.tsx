'use client'

import dynamic from 'next/dynamic'
import { type ReactNode, useCallback, useMemo, useState } from 'react'

import type { NavItem } from './nav-item'
import { ShellContext } from './shell-context'
import { useShellKeys } from './use-shell-keys'

// Both are only fetched when first asked for.
const Palette = dynamic(() => import('./palette').then((m) => m.Palette), { ssr: false })
const KeyHelp = dynamic(() => import('./key-help').then((m) => m.KeyHelp), { ssr: false })

type Opened = 'nothing' | 'palette' | 'keys'

/** The frame's moving parts: the palette, the list of keys, and the shortcuts that open them. */
export function ShellClient({
  nav,
  unread,
  children,
}: {
  nav: NavItem[]
  unread: number
  children: ReactNode
}) {
  const [open, setOpen] = useState<Opened>('nothing')
  const [asked, setAsked] = useState<ReadonlySet<Opened>>(new Set())
  const show = useCallback((what: Opened) => {
    setAsked((before) => new Set([...before, what]))
    setOpen(what)
  }, [])
  const openPalette = useCallback(() => show('palette'), [show])
  const openKeys = useCallback(() => show('keys'), [show])
  const close = useCallback(() => setOpen('nothing'), [])
  useShellKeys(nav, openPalette, openKeys)
  const state = useMemo(() => ({ nav, unread, openPalette, openKeys }), [nav, unread, openPalette, openKeys])
  return (
    <ShellContext.Provider value={state}>
      {children}
      {asked.has('palette') && <Palette open={open === 'palette'} onClose={close} nav={nav} />}
      {asked.has('keys') && <KeyHelp open={open === 'keys'} onClose={close} nav={nav} />}
    </ShellContext.Provider>
  )
}
