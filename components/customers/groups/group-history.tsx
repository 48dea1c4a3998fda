import { useTranslations } from 'next-intl'
import { Timeline } from '@/components/ui/timeline'
import type { BusinessDate } from '@/lib/core/dates'
import { momentText } from '../dossier/day-text'

export type GroupChangeView = {
  id: string
  kind: 'group-changed' | 'group-merged' | 'group-unmerged'
  at: string
  person: string | null
  name: string
  deed: string
  before: string
  after: string
  tie: string
}

/** How the group came to be as it is. */
export function GroupHistory({ rows, today }: { rows: readonly GroupChangeView[]; today: BusinessDate }) {
  const t = useTranslations('groups')
  const ui = useTranslations('ui')
  const audit = useTranslations('audit.customers')
  if (rows.length === 0) return <p className="meta">{t('noHistory')}</p>
  return (
    <Timeline
      entries={rows.map(({ id, kind, at, person, ...values }) => ({
        id,
        when: [momentText(at, today, { today: ui('todayShort') }), person].filter(Boolean).join(' '),
        what: audit(kind, values),
      }))}
    />
  )
}
