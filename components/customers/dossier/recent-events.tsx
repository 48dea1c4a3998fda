import { Link } from '@/components/ui/link'
import { useTranslations } from 'next-intl'
import { Timeline } from '@/components/ui/timeline'
import type { BusinessDate } from '@/lib/core/dates'
import { momentText } from './day-text'
import { EventSentence, type EventView } from './event-sentence'

export type DossierEventView = EventView & { id: string; at: string }

/** What happened last, beside the cover. */
export function RecentEvents({
  events,
  today,
  href,
}: {
  events: readonly DossierEventView[]
  today: BusinessDate
  href: string
}) {
  const t = useTranslations('customers.dossier')
  const ui = useTranslations('ui')
  return (
    <aside aria-label={t('recent')}>
      <h2 className="row mb-3.5">
        {t('recent')}
        <Link className="text-dense right font-normal" href={href}>
          {t('allHistory')}
        </Link>
      </h2>
      {events.length === 0 ? (
        <p className="meta">{t('noEvents')}</p>
      ) : (
        <Timeline
          entries={events.map((event) => ({
            id: event.id,
            when: momentText(event.at, today, { today: ui('todayShort') }),
            what: <EventSentence event={event} />,
          }))}
        />
      )}
    </aside>
  )
}
