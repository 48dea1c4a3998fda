'use client'

import { type ReactNode, useCallback, useMemo, useState } from 'react'

import { later, useLater } from '@/components/ui/later'
import type { NavItem } from './nav-item'
import { ShellContext } from './shell-context'
import { useShellKeys } from './use-shell-keys'

// Both are only fetched when first asked for.
const palette = later(() => import('./palette').then((m) => m.Palette))
const keyHelp = later(() => import('./key-help').then((m) => m.KeyHelp))

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
  const { Part: Palette, ask: askPalette } = useLater(palette)
  const { Part: KeyHelp, ask: askKeys } = useLater(keyHelp)
  const openPalette = useCallback(() => askPalette(() => setOpen('palette')), [askPalette])
  const openKeys = useCallback(() => askKeys(() => setOpen('keys')), [askKeys])
  const close = useCallback(() => setOpen('nothing'), [])
  useShellKeys(nav, openPalette, openKeys)
  const state = useMemo(() => ({ nav, unread, openPalette, openKeys }), [nav, unread, openPalette, openKeys])
  return (
    <ShellContext.Provider value={state}>
      {children}
      {Palette && <Palette open={open === 'palette'} onClose={close} nav={nav} />}
      {KeyHelp && <KeyHelp open={open === 'keys'} onClose={close} nav={nav} />}
    </ShellContext.Provider>
  )
}
