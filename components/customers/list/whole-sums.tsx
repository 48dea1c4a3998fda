'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { useToSignIn } from '@/components/ui/use-to-sign-in'
import type { Fen } from '@/lib/core/money'
import type { MatchCount } from './match-count'

export type WholeSums = { count: number; sums: Readonly<Record<string, Fen>> }

/** Sums of a list over all its pages, asked for by pressing; those of another list or other columns are forgotten. */
export function useWholeSums(query: string, columns: readonly string[]) {
  const asked = new URLSearchParams(query)
  asked.set('cols', columns.join(','))
  const address = `/customers/sums?${asked}`
  const [kept, setKept] = useState<{ address: string; whole: WholeSums } | null>(null)
  const t = useTranslations('customers.list')
  const toSignIn = useToSignIn()
  async function ask(): Promise<void> {
    const response = await fetch(address).catch(() => null)
    if (response?.status === 401) return toSignIn()
    const whole = response?.ok ? ((await response.json()) as WholeSums | null) : null
    if (whole) setKept({ address, whole })
    else toast({ text: t(response?.ok ? 'sumTooMany' : 'sumFailed'), tone: 'bad' })
  }
  return { whole: kept?.address === address ? kept.whole : null, ask, forget: () => setKept(null) }
}

const MOST = 5_000

/** What the sums at the foot are of: the page, or all pages; and the way to the other. */
export function SumLabel({
  onPage,
  counted,
  sums: { whole, ask, forget },
}: {
  onPage: number
  counted: MatchCount | null
  sums: ReturnType<typeof useWholeSums>
}) {
  const t = useTranslations('customers.list')
  if (whole)
    return (
      <>
        {t('sumWhole', { count: whole.count })}{' '}
        <Button look="ghost" size="s" onClick={forget}>
          {t('sumPage')}
        </Button>
      </>
    )
  const further = counted && !counted.more && counted.count > onPage && counted.count <= MOST
  return (
    <>
      {t('sum', { count: onPage })}{' '}
      {further && (
        <Button look="ghost" size="s" onClick={() => void ask()}>
          {t('sumAll', { count: counted.count })}
        </Button>
      )}
    </>
  )
}
