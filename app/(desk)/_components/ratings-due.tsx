import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import type { EventRating } from '@/lib/areas/grading/events/queries'
import type { DueRow } from '@/lib/areas/grading/queries'
import { type BusinessDate, daysBetween } from '@/lib/core/dates'
import { Deed } from './deed'

/** Ratings a credit event opened (W3), then those due or overdue (R-C02). */
export async function RatingsDue({
  rows,
  events,
  today,
  looking,
}: {
  rows: DueRow[]
  events: EventRating[]
  today: BusinessDate
  looking: boolean
}) {
  if (rows.length === 0 && events.length === 0) return null
  const opened = new Set(events.map(({ customerId }) => customerId))
  const e = await getTranslations('creditEvents')
  const t = await getTranslations('desk')
  return (
    <Section title={t('ratings')} {...(!looking && { href: '/grading', linkLabel: t('all') })}>
      {events.map((row) => {
        const late = daysBetween(row.dueOn, today)
        const kinds = row.kinds.map((kind) => e(`kind.${kind}`)).join(e('join'))
        return (
          <div className="li" key={row.customerId}>
            <div className="grow">
              <span className="mut code">{row.fileNumber}</span>{' '}
              <Link className="nm" href={`/customers/${row.customerId}`}>
                {row.customerName}
              </Link>
              <div className="why">
                {e(late > 0 ? 'overdue' : 'due', { kinds, date: row.dueOn, days: late })}
              </div>
            </div>
            <Deed looking={looking} href={`/customers/${row.customerId}/rating`}>
              {t('goOn')}
            </Deed>
          </div>
        )
      })}
      {rows
        .filter(({ customerId }) => !opened.has(customerId))
        .map((row) => (
          <div className="li" key={row.customerId}>
            <div className="grow">
              <span className="mut code">{row.fileNumber}</span>{' '}
              <Link className="nm" href={`/customers/${row.customerId}`}>
                {row.customerName}
              </Link>
              <div className="why">
                {row.rerateDueOn
                  ? t('dueOn', {
                      date: row.rerateDueOn,
                      days: daysBetween(row.rerateDueOn as BusinessDate, today),
                    })
                  : ''}
              </div>
            </div>
            <Deed looking={looking} href={`/customers/${row.customerId}/rating`}>
              {row.openState ? t('goOn') : t('rate')}
            </Deed>
          </div>
        ))}
    </Section>
  )
}
