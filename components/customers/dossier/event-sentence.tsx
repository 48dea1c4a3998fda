import { useLocale, useMessages, useTranslations } from 'next-intl'
import { WholeCodes } from '@/components/ui/whole-codes'
import type { SharedWords } from '@/lib/core/forms/words'
import { eventValues } from './event-values'
import { personFactText } from '../people/person-fact-text'
import { factText } from '@/lib/areas/customers/rules/fact-text'

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
  const locale = useLocale()
  const has = t.has as (key: string) => boolean
  const raw = t.raw as unknown as (key: string) => string
  const tell = t as unknown as (key: string, values: Record<string, string | number>) => string
  const { kind, personName, onBehalfOf, values } = event
  const changes =
    TOLD_BY_FACT.includes(kind) && Array.isArray(values['changes']) ? (values['changes'] as Change[]) : []
  return (
    <>
      <b>{personName ?? t('system')}</b>
      {onBehalfOf && (
        <span className="mut">{t('behalf', { text: t('onBehalf', { name: onBehalfOf }) })}</span>
      )}{' '}
      {changes.length > 0 ? (
        <FactChanges
          changes={changes}
          person={kind === 'contacts.changed' ? String(values['person']) : null}
        />
      ) : has(kind) ? (
        <WholeCodes text={tell(kind, eventValues(kind, values, raw(kind), locale))} />
      ) : (
        t('unknown', { kind })
      )}
    </>
  )
}

const TOLD_BY_FACT = ['customers.facts-changed', 'contacts.changed']
const SHOWN = 4

/** The facts of the customer, or of one of its people, that changed. */
function FactChanges({ changes, person }: { changes: readonly Change[]; person: string | null }) {
  const t = useTranslations('audit')
  const customerFacts = useTranslations('forms.facts')
  const personFacts = useTranslations('contacts.fact')
  const history = useTranslations('customers.history')
  const words = useMessages().forms as unknown as SharedWords
  const facts = person === null ? customerFacts : personFacts
  const label = (fact: string) => (facts.has(fact as 'name') ? facts(fact as 'name') : fact)
  const text = person === null ? factText : personFactText
  return (
    <>
      {person === null
        ? t('customers.facts-changed', { count: changes.length })
        : t('contacts.changed', { person })}
      {t('colon')}
      {changes.slice(0, SHOWN).map(({ fact, before, after }, at) => (
        <span key={fact}>
          {at > 0 && t('semicolon')}
          {label(fact)} <s className="mut">{text(fact, before, words) || history('blank')}</s> →{' '}
          {text(fact, after, words) || history('blank')}
        </span>
      ))}
      {changes.length > SHOWN && '…'}
    </>
  )
}
