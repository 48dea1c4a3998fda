import { useMessages, useTranslations } from 'next-intl'
import { factText } from '@/lib/areas/customers/rules/fact-text'
import type { SharedWords } from '@/lib/core/forms/words'

/** What reads otherwise today than on the day looked at: then → now. */
export function FactDifferences({
  rows,
}: {
  rows: readonly { fact: string; then: unknown; now: unknown }[]
}) {
  const t = useTranslations('story')
  const facts = useTranslations('forms.facts')
  const words = useMessages().forms as unknown as SharedWords
  const label = (fact: string) => (facts.has(fact as 'name') ? facts(fact as 'name') : fact)
  if (rows.length === 0) return <p className="meta">{t('sameAsToday')}</p>
  return (
    <dl className="facts one">
      {rows.map((row) => (
        <div key={row.fact} className="contents">
          <dt>{label(row.fact)}</dt>
          <dd>
            {factText(row.fact, row.then, words) || t('blank')} →{' '}
            <span className="mut">{factText(row.fact, row.now, words) || t('blank')}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
