import { useMessages, useTranslations } from 'next-intl'
import type { SharedWords } from '@/lib/core/forms/words'
import { eventValues } from './event-values'
import { factText } from './fact-text'

export type EventView = {
  kind: string
  personName: string | null
  onBehalfOf: string | null
  values: Record<string, unknown>
}

type Change = { fact: string; before: unknown; after: unknown }

/** What happened, as one sentence: who, what; changed facts each with before and after. */
export function EventSentence({ event }: { event: EventView }) {
  const t = useTranslations('audit')
  const has = t.has as (key: string) => boolean
  const raw = t.raw as unknown as (key: string) => string
  const tell = t as unknown as (key: string, values: Record<string, string | number>) => string
  const { kind, personName, onBehalfOf, values } = event
  const changes =
    kind === 'customers.facts-changed' && Array.isArray(values['changes'])
      ? (values['changes'] as Change[])
      : []
  return (
    <>
      <b>{personName ?? t('system')}</b>
      {onBehalfOf && <span className="mut">（{t('onBehalf', { name: onBehalfOf })}）</span>}{' '}
      {changes.length > 0 ? (
        <FactChanges changes={changes} />
      ) : has(kind) ? (
        tell(kind, eventValues(kind, values, raw(kind)))
      ) : (
        t('unknown', { kind })
      )}
    </>
  )
}

const SHOWN = 4

function FactChanges({ changes }: { changes: readonly Change[] }) {
  const t = useTranslations('audit')
  const facts = useTranslations('forms.facts')
  const history = useTranslations('customers.history')
  const words = useMessages().forms as unknown as SharedWords
  const label = (fact: string) => (facts.has(fact as 'name') ? facts(fact as 'name') : fact)
  return (
    <>
      {t('customers.facts-changed', { count: changes.length })}
      {'：'}
      {changes.slice(0, SHOWN).map(({ fact, before, after }, at) => (
        <span key={fact}>
          {at > 0 && '；'}
          {label(fact)} <s className="mut">{factText(fact, before, words) || history('blank')}</s> →{' '}
          {factText(fact, after, words) || history('blank')}
        </span>
      ))}
      {changes.length > SHOWN && '…'}
    </>
  )
}
