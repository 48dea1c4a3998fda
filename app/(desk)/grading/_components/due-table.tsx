import { Link } from '@/components/ui/link'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Grade, type GradeRank } from '@/components/ui/grade'
import { Status } from '@/components/ui/status'
import type { DueRow } from '@/lib/areas/grading/queries'
import { addDays, type BusinessDate, businessDate, daysBetween } from '@/lib/core/dates'

/** Customers to rate again: since when, how long is left, from when new lines count as grade five. */
export async function DueTable({
  rows,
  day,
  overdueDays,
  mayRate,
}: {
  rows: readonly DueRow[]
  day: BusinessDate
  /** Days a rating may be overdue (R-C02). */
  overdueDays: number
  mayRate: boolean
}) {
  const t = await getTranslations('grading')
  const rest = (due: string) => {
    const days = daysBetween(day, businessDate(due))
    const falls = addDays(businessDate(due), overdueDays + 1)
    return {
      over: days < 0,
      left: t(days < 0 ? 'list.daysOver' : 'list.daysLeft', { days: Math.abs(days) }),
      falls: falls <= day ? t('list.asFive') : days < 0 ? t('list.fallsOn', { date: falls }) : '',
    }
  }
  return (
    <table className="led cards">
      <thead>
        <tr>
          <th>{t('list.customer')}</th>
          <th>{t('list.now')}</th>
          <th>{t('list.dueOn')}</th>
          <th>{t('list.rest')}</th>
          <th>{t('list.state')}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const left = row.rerateDueOn ? rest(row.rerateDueOn) : null
          return (
            <tr key={row.customerId}>
              <td>
                <Link className="nm" href={`/customers/${row.customerId}/rating`}>
                  {row.customerName}
                </Link>
                <div className="meta code">{row.fileNumber}</div>
              </td>
              <td>
                <Grade rank={row.creditGrade as GradeRank | null} />
              </td>
              <td className="nowrap">{row.rerateDueOn ?? '—'}</td>
              <td>
                <span className={left?.over ? 'down' : undefined}>{left?.left ?? '—'}</span>
                {left?.falls && <div className="meta">{left.falls}</div>}
              </td>
              <td>
                <Status phase={row.openState ? 'progress' : 'open'}>
                  {row.openState ? t(`stateShort.${row.openState as 'draft'}`) : t('list.notStarted')}
                </Status>
              </td>
              <td className="num">
                <ButtonLink
                  size="s"
                  href={`/customers/${row.customerId}/rating${
                    mayRate && !row.openState
                      ? `?start=${row.creditGrade === null ? 'first' : 'periodic'}`
                      : ''
                  }`}
                >
                  {!mayRate
                    ? t('list.look')
                    : row.openState === 'draft'
                      ? t('list.continue')
                      : row.openState
                        ? t('list.look')
                        : t('list.start')}
                </ButtonLink>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
