import { useTranslations } from 'next-intl'
import { momentText } from '@/components/customers/dossier/day-text'
import type { BusinessDate } from '@/lib/core/dates'
import type { SourceLine } from './claim-row'

/** Where a value comes from in one line: the kind of source, who said it, who brought it in, when. */
export function SourceText({ line, today }: { line: SourceLine; today: BusinessDate }) {
  const t = useTranslations('sheets')
  const kinds = useTranslations('customers.history')
  const ui = useTranslations('ui')
  const kind = line.ref?.type === 'fact-claim' ? t('decided') : kinds(`source_${line.source as 'form'}`)
  return (
    <span className="meta">
      {kind}
      {line.byName && (
        <>
          {' '}
          <bdi>{line.byName}</bdi>
        </>
      )}
      {line.personName && ` · ${line.byName ? t('takenBy', { name: line.personName }) : line.personName}`}
      {` · ${momentText(line.at, today, { today: ui('todayShort') })}`}
      {line.reason && <span className="block">{line.reason}</span>}
    </span>
  )
}
