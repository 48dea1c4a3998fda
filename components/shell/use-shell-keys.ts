'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'

import { readKey } from './key-sequence'
import { areKeysOn } from './keys-preference'
import type { NavItem } from './nav-item'
import { isTextPlace } from './typing'

/** Ctrl/⌘+K everywhere; `/`, `?`, `g` + letter outside text, unless switched off. */
export function useShellKeys(nav: NavItem[], openPalette: () => void, openKeys: () => void): void {
  const router = useRouter()
  const gAt = useRef<number | null>(null)
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented) return
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        openPalette()
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTextPlace(event.target) || !areKeysOn()) return
      const step = readKey(event.key, event.timeStamp, gAt.current)
      gAt.current = step.then === 'wait' ? event.timeStamp : null
      if (step.then === 'go') {
        // The letter has had its meaning: it must not sign or select anything on this page as well.
        event.preventDefault()
        const item = nav.find((candidate) => candidate.key === step.key)
        if (item) router.push(item.href)
      } else if (step.then === 'single' && step.key === '?') {
        event.preventDefault()
        openKeys()
      } else if (step.then === 'single' && step.key === '/') {
        event.preventDefault()
        const box = document.querySelector<HTMLElement>('main [role="search"] input')
        if (box) box.focus()
        else openPalette()
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [nav, openPalette, openKeys, router])
}
