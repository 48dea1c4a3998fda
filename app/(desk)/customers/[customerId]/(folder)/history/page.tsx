import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { EventSentence } from '@/components/customers/dossier/event-sentence'
import { momentText } from '@/components/customers/dossier/day-text'
import { FactFilter } from '@/components/customers/dossier/fact-filter'
import { FactHistory } from '@/components/customers/dossier/fact-history'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { Timeline } from '@/components/ui/timeline'
import { dossierEvents, factHistory } from '@/lib/areas/customers/history/queries'
import { isFactKey } from '@/lib/areas/customers/dossier/schema'
import { dossierFacts, type DossierFactKey } from '@/lib/areas/customers/rules/dossier-facts'
import { today } from '@/lib/core/clock'
import { openFolder } from '../../_components/folder'

type Props = {
  params: Promise<{ customerId: string }>
  searchParams: Promise<{ show?: string; fact?: string; before?: string }>
}

/** 历史: what happened, as sentences; or every change of a fact with before and after. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const [{ customerId }, asked] = await Promise.all([params, searchParams])
  const { viewer } = await openFolder(customerId)
  const [t, ui, names] = await Promise.all([
    getTranslations('customers.history'),
    getTranslations('ui'),
    getTranslations('forms.facts'),
  ])
  const here = `/customers/${customerId}/history`
  const facts = asked.show === 'facts'
  const fact = asked.fact && isFactKey(asked.fact) ? asked.fact : undefined
  const before = asked.before
  const changes = facts ? await factHistory(viewer, customerId, { fact, before }) : null
  const events = facts ? null : await dossierEvents(viewer, customerId, { before })
  const next = (changes ?? events)?.next
  const day = today()
  return (
    <div className="cover one">
      <section className="blk" aria-label={t('title')}>
        <div className="row wrap mb-3">
          <SegmentedLinks
            label={t('title')}
            options={[
              { href: here, label: t('events') },
              { href: `${here}?show=facts`, label: t('facts') },
            ]}
            current={facts ? `${here}?show=facts` : here}
          />
          {facts && (
            <FactFilter
              fact={fact ?? ''}
              here={here}
              options={(Object.keys(dossierFacts) as DossierFactKey[]).map((value) => ({
                value,
                label: names(value),
              }))}
            />
          )}
        </div>
        {events && (
          <Timeline
            entries={events.rows.map((event) => ({
              id: event.id,
              when: momentText(event.at, day, { today: ui('todayShort') }),
              what: <EventSentence event={event} />,
            }))}
          />
        )}
        {changes && <FactHistory rows={changes.rows} today={day} />}
        {((events ?? changes)?.rows.length ?? 0) === 0 && <p className="meta">{t('empty')}</p>}
        {next && (
          <p className="mt-3">
            <Link
              className="btn"
              href={`${here}?${new URLSearchParams({ ...(facts && { show: 'facts' }), ...(fact && { fact }), before: next })}`}
            >
              {t('older')}
            </Link>
          </p>
        )}
      </section>
    </div>
  )
}
