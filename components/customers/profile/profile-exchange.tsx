'use client'

import { useTranslations } from 'next-intl'
import { sentFacts, sentOwn } from '@/components/customers/exchange/chosen'
import { ExchangeDesk } from '@/components/customers/exchange/exchange-desk'
import type { Action } from '@/components/form/use-action'
import type { PaperDifferences } from '@/lib/areas/customers/exchange/rules/differences'
import { behaviourChanges, behaviourDays } from '@/lib/areas/customers/profile/rules/behaviour-lines'

/** Days of behaviours among what is taken. */
function daysOf(papers: readonly PaperDifferences[], off: ReadonlySet<string>) {
  const taken = sentOwn(papers, off).some(({ own }) => 'behaviours' in own)
  const change = papers.flatMap(({ changes }) => changes).find(({ field }) => field === 'behaviours')
  return taken && change ? behaviourChanges(behaviourDays(change.from), behaviourDays(change.to)) : []
}

/** A profile (G3) that comes back as a workbook: what is ticked is saved at once, all or none. */
export function ProfileExchange({
  customerId,
  postId,
  keep,
}: {
  customerId: string
  postId: string
  keep: Action<unknown>
}) {
  const t = useTranslations('profile')
  const here = `/customers/${customerId}/people/${postId}/profile`
  return (
    <ExchangeDesk
      address={`/api${here}`}
      download={t('downloadOne')}
      back={here}
      save={keep}
      taking={(papers, off) => {
        const [changes, behaviours] = [sentFacts(papers, off), daysOf(papers, off)]
        const count = changes.length + behaviours.length
        return { input: count > 0 ? { customerId, postId, changes, behaviours } : null, count }
      }}
    />
  )
}
