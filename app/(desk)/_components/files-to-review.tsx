import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { paperThatServes } from '@/lib/areas/customers/papers/rules/dossier-papers'
import type { ReviewRow } from '@/lib/areas/customers/reviews/queries'
import { type BusinessDate, daysBetween } from '@/lib/core/dates'
import { Deed } from './deed'

/** My files to be reviewed (R-A03), what is due first on top. */
export async function FilesToReview({
  rows,
  count,
  late,
  today,
  looking,
}: {
  rows: readonly ReviewRow[]
  count: number
  late: number
  today: BusinessDate
  looking: boolean
}) {
  if (count === 0) return null
  const [t, trends] = await Promise.all([getTranslations('reviews'), getTranslations('forms.options.trend')])
  return (
    <Section
      title={t('deskTitle')}
      remark={t('deskRemark', { count, late })}
      {...(!looking && { href: '/customers/reviews', linkLabel: t('all') })}
    >
      {rows.map((row) => {
        const left = daysBetween(today, row.dueOn)
        return (
          <div className="li" key={row.id}>
            <div className="grow">
              <span className="mut code">{row.fileNumber}</span>{' '}
              <Link className="nm" href={`/customers/${row.customerId}`}>
                {row.customerName}
              </Link>
              <div className="why">
                {trends(row.trend)}　
                <span className={left < 0 ? 'down' : undefined}>
                  {left < 0 ? t('daysLate', { days: -left }) : t('daysLeft', { days: left })}
                </span>
              </div>
            </div>
            <Deed looking={looking} href={`/customers/${row.customerId}/file/${paperThatServes('review')}`}>
              {t('review')}
            </Deed>
          </div>
        )
      })}
    </Section>
  )
}
