import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { paperThatServes } from '@/lib/areas/customers/papers/rules/dossier-papers'
import type { ReviewRow } from '@/lib/areas/customers/reviews/queries'
import { type BusinessDate, daysBetween } from '@/lib/core/dates'

/** My files to be reviewed (R-A03), what is due first on top. */
export async function FilesToReview({
  rows,
  count,
  late,
  today,
}: {
  rows: readonly ReviewRow[]
  count: number
  late: number
  today: BusinessDate
}) {
  if (count === 0) return null
  const [t, trends] = await Promise.all([getTranslations('reviews'), getTranslations('forms.options.trend')])
  return (
    <Section
      title={t('deskTitle')}
      remark={t('deskRemark', { count, late })}
      href="/customers/reviews"
      linkLabel={t('all')}
    >
      {rows.map((row) => {
        const left = daysBetween(today, row.dueOn)
        return (
          <div className="li" key={row.id}>
            <div className="grow">
              <span className="mut">{row.fileNumber}</span> <b>{row.customerName}</b>
              <div className="why">
                {trends(row.trend)}　
                <span className={left < 0 ? 'down' : undefined}>
                  {left < 0 ? t('daysLate', { days: -left }) : t('daysLeft', { days: left })}
                </span>
              </div>
            </div>
            <ButtonLink size="s" href={`/customers/${row.customerId}/file/${paperThatServes('review')}`}>
              {t('review')}
            </ButtonLink>
          </div>
        )
      })}
    </Section>
  )
}
