import { useTranslations } from 'next-intl'
import { type ComponentType, useCallback, useRef, useState } from 'react'

import { toast } from './toast-store'
import { useGone } from './use-gone'

/** A part of a page whose program is fetched when it is first asked for. */
export type Later<P> = { readonly fetch: () => Promise<ComponentType<P>>; here: ComponentType<P> | null }

/** Names a part to be fetched later: `later(() => import('./palette').then((m) => m.Palette))`. */
export function later<P>(fetch: () => Promise<ComponentType<P>>): Later<P> {
  return { fetch, here: null }
}

/**
 * A part once it is `here` (null until then), and `ask`, which fetches it and then calls on. Until it is here nothing on
 * the page changes; when it cannot be had (no network) that is said, everything typed stays, and it can be asked for again.
 */
export function useLater<P>(part: Later<P>): {
  Part: ComponentType<P> | null
  failed: boolean
  ask: (then?: () => void) => void
} {
  const t = useTranslations('ui')
  const [Part, setPart] = useState<ComponentType<P> | null>(() => part.here)
  const [failed, setFailed] = useState(false)
  const asking = useRef(false)
  const gone = useGone()
  const fetchPart = useCallback(
    async (then?: () => void) => {
      if (asking.current) return
      asking.current = true
      try {
        part.here ??= await part.fetch()
      } catch {
        if (gone.current) return
        setFailed(true)
        return toast({ text: t('notFetched'), tone: 'bad' })
      } finally {
        asking.current = false
      }
      if (gone.current) return
      setPart(() => part.here)
      setFailed(false)
      then?.()
    },
    [part, t, gone],
  )
  const ask = useCallback((then?: () => void) => void fetchPart(then), [fetchPart])
  return { Part, failed, ask }
}
