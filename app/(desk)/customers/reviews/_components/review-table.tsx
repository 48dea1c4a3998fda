import { Link } from '@/components/ui/link'
import { useTranslations } from 'next-intl'
import { dayText } from '@/components/customers/dossier/day-text'
import { ButtonLink } from '@/components/ui/button'
import { Status } from '@/components/ui/status'
import { paperThatServes } from '@/lib/areas/customers/papers/rules/dossier-papers'
import type { ReviewRow } from '@/lib/areas/customers/reviews/queries'
import { changePercent } from '@/lib/areas/customers/reviews/rules/trend'
import { type BusinessDate, daysBetween } from '@/lib/core/dates'
import { formatWan } from '@/lib/core/money'

const PHASES = { open: 'open', submitted: 'progress', done: 'done', missed: 'refused' } as const

/** Reviews of files: how the customer did, until when, how far, and the way to the paper. */
export function ReviewTable({ rows, today }: { rows: readonly ReviewRow[]; today: BusinessDate }) {
  const t = useTranslations('reviews')
  const trends = useTranslations('forms.options.trend')
  const classes = useTranslations('forms.options.archiveClass')
  const classOf = (code: string | null) =>
    code && classes.has(code as 'special') ? classes(code as 'special') : '—'
  return (
    <div className="relative overflow-x-auto" tabIndex={0} role="region" aria-label={t('files')}>
      <table className="led dense cards">
        <thead>
          <tr>
            {(['customer', 'owner', 'period', 'due'] as const).map((name) => (
              <th key={name} scope="col">
                {t(name)}
              </th>
            ))}
            {(['salesBefore', 'salesNow', 'change'] as const).map((name) => (
              <th key={name} scope="col" className="num">
                {t(name)}
              </th>
            ))}
            {(['trend', 'archiveClass', 'stateHead'] as const).map((name) => (
              <th key={name} scope="col">
                {t(name)}
              </th>
            ))}
            <th scope="col">
              <span className="vh">{t('deed')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const waits = row.state === 'open' || row.state === 'submitted'
            const late = waits ? daysBetween(row.dueOn, today) : 0
            const change =
              row.salesBefore === null || row.salesNow === null
                ? null
                : changePercent(row.salesBefore, row.salesNow)
            return (
              <tr key={row.id}>
                <td className="whole">
                  <Link className="nm" href={`/customers/${row.customerId}`}>
                    {row.customerName}
                  </Link>{' '}
                  <span className="mut nowrap">{row.fileNumber}</span>
                </td>
                <td className="nowrap" data-label={t('owner')}>
                  {row.ownerName ?? t('nobody')}
                </td>
                <td className="nowrap" data-label={t('period')}>{`${row.periodFrom} – ${row.periodTo}`}</td>
                <td className={late > 0 ? 'nowrap down' : 'nowrap'} data-label={t('due')}>
                  {dayText(row.dueOn, today)}
                  {late > 0 && ` ${t('daysLate', { days: late })}`}
                </td>
                <td className="num" data-label={t('salesBefore')}>
                  {row.salesBefore === null ? '—' : formatWan(row.salesBefore)}
                </td>
                <td className="num" data-label={t('salesNow')}>
                  {row.salesNow === null ? '—' : formatWan(row.salesNow)}
                </td>
                <td className="num" data-label={t('change')}>
                  {change === null
                    ? '—'
                    : `${change > 0 ? '+' : change < 0 ? '−' : ''}${Math.abs(change).toFixed(1)}%`}
                </td>
                <td className="nowrap" data-label={t('trend')}>
                  {trends(row.trend)}
                </td>
                <td className="nowrap" data-label={t('archiveClass')}>
                  {row.classAfter && row.classAfter !== row.classBefore
                    ? `${classOf(row.classBefore)} → ${classOf(row.classAfter)}`
                    : classOf(row.classAfter ?? row.classBefore)}
                </td>
                <td>
                  <Status phase={PHASES[row.state]}>{t(`state.${row.state}`)}</Status>
                  {row.observedUntil && (
                    <span className="meta">
                      {' '}
                      {t('observedUntil', { date: dayText(row.observedUntil, today) })}
                    </span>
                  )}
                </td>
                <td className="num end">
                  <ButtonLink
                    size="s"
                    href={`/customers/${row.customerId}/file/${paperThatServes('review')}`}
                  >
                    {row.state === 'open' ? t('review') : t('look')}
                  </ButtonLink>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
