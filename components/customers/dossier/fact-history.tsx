import { useMessages, useTranslations } from 'next-intl'
import type { FactSource } from '@/lib/areas/customers/dossier/schema'
import type { BusinessDate } from '@/lib/core/dates'
import type { SharedWords } from '@/lib/core/forms/words'
import { momentText } from './day-text'
import { factText } from '@/lib/areas/customers/rules/fact-text'

export type FactEventView = {
  id: string
  at: string
  fact: string
  before: unknown
  after: unknown
  source: string
  personName: string | null
  reason: string | null
}

/** Changes of facts, newest first: what, from what to what, by whom, from where. */
export function FactHistory({ rows, today }: { rows: readonly FactEventView[]; today: BusinessDate }) {
  const t = useTranslations('customers.history')
  const ui = useTranslations('ui')
  const facts = useTranslations('forms.facts')
  const extra = useTranslations('import.facts')
  const words = useMessages().forms as unknown as SharedWords
  const label = (fact: string) =>
    facts.has(fact as 'name')
      ? facts(fact as 'name')
      : extra.has(fact as 'city')
        ? extra(fact as 'city')
        : fact
  if (rows.length === 0) return null
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t('facts')}>
      <table className="led cards">
        <caption className="vh">{t('facts')}</caption>
        <thead>
          <tr>
            {(['fact', 'before', 'after', 'who', 'source', 'when'] as const).map((head) => (
              <th key={head} scope="col">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="whole">{label(row.fact)}</td>
              <td className="mut" data-label={t('before')}>
                {factText(row.fact, row.before, words) || t('blank')}
              </td>
              <td data-label={t('after')}>{factText(row.fact, row.after, words) || t('blank')}</td>
              <td className="meta">{row.personName}</td>
              <td>
                {t(`source_${row.source as FactSource}`)}
                {row.reason && row.source !== 'import' && <span className="mut">　{row.reason}</span>}
              </td>
              <td className="nowrap">{momentText(row.at, today, { today: ui('todayShort') })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
