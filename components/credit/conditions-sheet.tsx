import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Action } from '@/components/form/use-action'
import { Money } from '@/components/ui/money'
import { RuleSource } from '@/components/ui/rule-source'
import { Section } from '@/components/ui/section'
import type { ConditionsPage } from '@/lib/areas/credit/conditions/schema'
import { settlements } from '@/lib/areas/customers/rules/dossier-options'
import { ContractDialog, ExceptionDialog, TermsDialog } from './condition-dialogs'

function Row({
  label,
  rule,
  children,
  deed,
}: {
  label: string
  rule: string
  children: ReactNode
  deed: ReactNode
}) {
  return (
    <div className="row wrap">
      <div className="grow">
        <div className="meta">
          {label} <RuleSource rule={rule} />
        </div>
        <div>{children}</div>
      </div>
      {deed}
    </div>
  )
}

/** 授信条件: what a line asks of a customer beside its grade, each stated here by who may (R-K01, R-P02, R-C07). */
export function ConditionsSheet<A, B, C>({
  customerId,
  today,
  conditions: { terms, channelNature, exceptionOn, contractUntil, expectedFen, may },
  actions,
}: {
  customerId: string
  today: string
  conditions: ConditionsPage
  actions: { contract: Action<A>; exception: Action<B>; terms: Action<C> }
}) {
  const t = useTranslations('credit.conditions')
  const words = useTranslations('forms.options.settlement')
  const options = settlements.codes.map((value) => ({ value, label: words(value) }))
  const contract = () => {
    if (contractUntil === null) return t('none')
    return contractUntil < today ? t('ended', { date: contractUntil }) : t('until', { date: contractUntil })
  }
  const exception = () => {
    if (exceptionOn !== null) return t('since', { date: exceptionOn })
    return channelNature === 'state' ? t('state') : t('none')
  }
  return (
    <Section title={t('title')}>
      <div className="pad stack">
        <Row
          label={t('contract')}
          rule="R-K01"
          deed={
            may.contract && <ContractDialog {...{ customerId, contractUntil }} action={actions.contract} />
          }
        >
          {contract()}
        </Row>
        <Row
          label={t('exception')}
          rule="R-P02"
          deed={
            may.exception && (
              <ExceptionDialog
                {...{ customerId }}
                isAllowed={exceptionOn !== null}
                action={actions.exception}
              />
            )
          }
        >
          {exception()}
        </Row>
        <Row
          label={t('terms')}
          rule="R-P02"
          deed={
            may.facts && (
              <TermsDialog
                {...{ customerId, options }}
                stated={{ terms, expectedFen }}
                action={actions.terms}
              />
            )
          }
        >
          {terms === null ? t('notStated') : words(terms)}
        </Row>
        <Row label={t('expected')} rule="R-C07" deed={null}>
          {expectedFen === null ? t('notStated') : <Money amount={expectedFen} />}
        </Row>
      </div>
    </Section>
  )
}
