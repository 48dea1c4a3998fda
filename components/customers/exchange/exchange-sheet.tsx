'use client'

import { useTranslations } from 'next-intl'
import type { Action } from '@/components/form/use-action'
import type { Outcome } from '@/lib/core/outcome'
import { sentFacts, sentOwn } from './chosen'
import { ExchangeDesk } from './exchange-desk'

/** Papers of a customer that come back: facts are saved, what only a paper holds goes into the writer's draft of it. */
export function ExchangeSheet({
  customerId,
  save,
  draft,
}: {
  customerId: string
  save: Action<unknown>
  draft: (
    paper: { formId: string; period: string | null },
    customerId: string,
    own: Record<string, unknown>,
  ) => Promise<Outcome<unknown>>
}) {
  const t = useTranslations('exchange')
  return (
    <ExchangeDesk
      address={`/api/customers/${customerId}/papers`}
      download={t('download')}
      back={`/customers/${customerId}/file`}
      save={save}
      taking={(papers, off) => {
        const facts = sentFacts(papers, off)
        const own = sentOwn(papers, off).reduce((sum, one) => sum + Object.keys(one.own).length, 0)
        const input =
          facts.length > 0 ? { customerId, source: 'form', reason: t('reason'), changes: facts } : null
        return { input, count: facts.length + own }
      }}
      after={async (papers, off) => {
        for (const { own, ...paper } of sentOwn(papers, off)) {
          const outcome = await draft(paper, customerId, own)
          if (outcome.kind !== 'ok') return false
        }
        return true
      }}
    />
  )
}
