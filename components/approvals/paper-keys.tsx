'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { areKeysOn } from '@/components/shell/keys-preference'
import { isTextPlace } from '@/components/shell/typing'

/** Is this press a single key for the paper itself: not typed into something, not meant for a dialog, not switched off? */
export function isPaperKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false
  const inDialog = event.target instanceof Element && event.target.closest('[role=dialog]')
  return !inDialog && !isTextPlace(event.target) && areKeysOn()
}

/** J leads to the next paper, K to the one before. */
export function PaperKeys({ previous, next }: { previous: string | null; next: string | null }) {
  const router = useRouter()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isPaperKey(event)) return
      const to = event.key === 'j' ? next : event.key === 'k' ? previous : null
      if (to === null) return
      event.preventDefault()
      router.push(`/approvals/${to}`)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [router, previous, next])
  return null
}
