'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'

export type MatchCount = { count: number; more: boolean }

/** Counted once a query while the page lives; paging asks nothing anew. */
const counted = new Map<string, MatchCount>()

/** How many customers match, asked after the page is there. Null while counting. */
export function useMatchCount(query: string): MatchCount | null {
  const [, setNth] = useState(0)
  useEffect(() => {
    if (counted.has(query)) return
    const control = new AbortController()
    fetch(`/customers/count?${query}`, { signal: control.signal })
      .then(async (response) => {
        if (!response.ok) return
        counted.set(query, (await response.json()) as MatchCount)
        setNth((nth) => nth + 1)
      })
      .catch(() => undefined)
    return () => control.abort()
  }, [query])
  return counted.get(query) ?? null
}

/** “4,967 家” or “超过 10,000 家”. */
export function CountText({ counted: answer }: { counted: MatchCount | null }) {
  const t = useTranslations('customers.list')
  if (!answer) return <span className="mut">{t('counting')}</span>
  return <>{answer.more ? t('countMore', { count: answer.count }) : t('count', { count: answer.count })}</>
}
