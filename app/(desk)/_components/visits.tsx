import { getTranslations } from 'next-intl/server'
import { dayText } from '@/components/customers/dossier/day-text'
import { Grade } from '@/components/ui/grade'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { Severity } from '@/components/ui/severity'
import type { VisitDueRow, VisitsDue } from '@/lib/areas/visits/desk/queries'
import type { BusinessDate } from '@/lib/core/dates'
import { Deed } from './deed'

const LEVEL = { today: 'info', past: 'warn', overdue: 'urgent' } as const

/** 拜访: what is due today and what is overdue (R-V02, R-V03), with the way to record it. */
export async function Visits({
  visits,
  today,
  others,
  looking,
}: {
  visits: VisitsDue
  today: BusinessDate
  /** Are customers of others among them: then each says whose it is. */
  others: boolean
  looking: boolean
}) {
  if (visits.rows.length === 0) return null
  const t = await getTranslations('desk')
  const counts = [
    visits.today > 0 && t('visitsToday', { count: visits.today }),
    visits.past > 0 && t('visitsPast', { count: visits.past }),
    visits.overdue > 0 && t('visitsOverdue', { count: visits.overdue }),
  ].filter(Boolean)
  const cycle = ({ agreedOn, cadence }: VisitDueRow) =>
    agreedOn !== null
      ? t('visitAgreed', { day: dayText(agreedOn, today) })
      : cadence && t('visitEvery', { cadence: t(`cadence.${cadence}`) })
  return (
    <Section
      id="visits"
      title={t('visits')}
      remark={counts.join(t('comma'))}
      {...(!looking && { href: '/customers?sort=nextVisit', linkLabel: t('visitList') })}
    >
      <table className="led deskled">
        <caption className="vh">{t('visits')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('visitDue')}</th>
            <th scope="col">{t('customer')}</th>
            <th scope="col">{t('visitPromise')}</th>
            <th scope="col">{t('visitLast')}</th>
            <th scope="col">
              <span className="vh">{t('do')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {visits.rows.map((row) => (
            <tr key={row.customerId}>
              <td className="hr">
                <Severity level={LEVEL[row.state]}>
                  {t(`visitState.${row.state}`, { days: row.days })}
                </Severity>
              </td>
              <td className="c1">
                <Link className="nm cut" href={`/customers/${row.customerId}`} title={row.name}>
                  {row.name}
                </Link>
                <div className="why">
                  <Grade rank={row.grade} />
                  {others && row.ownerName && <> {row.ownerName}</>}
                </div>
              </td>
              <td className={row.promises ? 'c2' : 'c2 spare mut'}>{row.promises ?? t('noPromise')}</td>
              <td className="meta c3">
                {[row.lastOn === null ? t('neverVisited') : dayText(row.lastOn, today), cycle(row)]
                  .filter(Boolean)
                  .join(t('comma'))}
              </td>
              <td className="act num">
                {row.mayRecord && (
                  <Deed
                    looking={looking}
                    href={`/customers/${row.customerId}/visits?record=1`}
                    aria-label={t('recordOf', { name: row.name })}
                  >
                    {t('record')}
                  </Deed>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
