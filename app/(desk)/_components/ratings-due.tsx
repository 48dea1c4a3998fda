import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import type { DueRow } from '@/lib/areas/grading/queries'
import { type BusinessDate, daysBetween } from '@/lib/core/dates'

/** Ratings that are due or overdue (R-C02). */
export async function RatingsDue({ rows, today }: { rows: DueRow[]; today: BusinessDate }) {
  if (rows.length === 0) return null
  const t = await getTranslations('desk')
  return (
    <Section title={t('ratings')} href="/grading" linkLabel={t('all')}>
      {rows.map((row) => (
        <div className="li" key={row.customerId}>
          <div className="grow">
            <span className="mut">{row.fileNumber}</span> <b>{row.customerName}</b>
            <div className="why">
              {row.rerateDueOn
                ? t('dueOn', {
                    date: row.rerateDueOn,
                    days: daysBetween(row.rerateDueOn as BusinessDate, today),
                  })
                : ''}
            </div>
          </div>
          <ButtonLink size="s" href={`/customers/${row.customerId}/rating`}>
            {row.openState ? t('goOn') : t('rate')}
          </ButtonLink>
        </div>
      ))}
    </Section>
  )
}
