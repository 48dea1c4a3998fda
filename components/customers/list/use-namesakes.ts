'use client'

import { useEffect, useState } from 'react'

export type NamesakesFound = {
  seen: { id: string; name: string; fileNumber: string; by: 'name' | 'tax-number' | 'similar-name' }[]
  hidden: number
}

const PAUSE_MS = 300

/** Asks the server, after a pause in typing, which customers on file might be this one. */
export function useNamesakes(
  name: string,
  taxNumber: string,
): { found: NamesakesFound | null; busy: boolean } {
  const wanted =
    name.trim().length < 2 && taxNumber.trim().length < 15
      ? null
      : new URLSearchParams({ name: name.trim(), taxNumber: taxNumber.trim() }).toString()
  const [answer, setAnswer] = useState<{ to: string; found: NamesakesFound } | null>(null)
  useEffect(() => {
    if (wanted === null) return
    const control = new AbortController()
    const timer = setTimeout(() => {
      fetch(`/customers/namesakes?${wanted}`, { signal: control.signal })
        .then(async (response) =>
          response.ok ? ((await response.json()) as NamesakesFound) : { seen: [], hidden: 0 },
        )
        .then((found) => setAnswer({ to: wanted, found }))
        .catch(() => undefined)
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [wanted])
  const found = wanted !== null && answer?.to === wanted ? answer.found : null
  return { found, busy: wanted !== null && found === null }
}
