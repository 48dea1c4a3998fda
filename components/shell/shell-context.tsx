'use client'

import { createContext, useContext } from 'react'

import type { NavItem } from './nav-item'

export type ShellState = {
  nav: NavItem[]
  unread: number
  openPalette: () => void
  openKeys: () => void
}

const nothing = () => undefined
export const ShellContext = createContext<ShellState>({
  nav: [],
  unread: 0,
  openPalette: nothing,
  openKeys: nothing,
})

/** What the frame offers the parts inside it. */
export function useShell(): ShellState {
  return useContext(ShellContext)
}
