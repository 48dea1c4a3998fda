import { Link } from '@/components/ui/link'
import { getTranslations } from 'next-intl/server'
import { dayAndTime } from '@/lib/core/clock'
import { Grade, type GradeRank } from '@/components/ui/grade'
import { Status } from '@/components/ui/status'
import type { OpenRatingRow } from '@/lib/areas/grading/due/queries'

/** Ratings under way, the one that waits longest first. */
export async function OpenTable({ rows }: { rows: readonly OpenRatingRow[] }) {
  const t = await getTranslations('grading')
  return (
    <table className="led cards">
      <thead>
        <tr>
          <th>{t('list.customer')}</th>
          <th>{t('list.now')}</th>
          <th>{t('list.computed')}</th>
          <th>{t('list.proposed')}</th>
          <th>{t('list.state')}</th>
          <th>{t('list.by')}</th>
          <th>{t('list.since')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <Link className="nm" href={`/customers/${row.customerId}/rating?rating=${row.id}`}>
                {row.customerName}
              </Link>
              <div className="meta">
                <span className="code">{row.number}</span> {t(`kind.${row.kind as 'first'}`)}
              </div>
            </td>
            <td data-label={t('list.now')}>
              <Grade rank={row.creditGrade as GradeRank | null} />
            </td>
            <td data-label={t('list.computed')}>
              <Grade rank={row.computedGrade as GradeRank | null} />
            </td>
            <td data-label={t('list.proposed')}>
              <Grade rank={row.proposedGrade as GradeRank | null} />
            </td>
            <td>
              <Status phase={row.state === 'draft' ? 'open' : 'progress'}>
                {t(`stateShort.${row.state as 'draft'}`)}
              </Status>
            </td>
            <td>{row.filledBy ?? '—'}</td>
            <td className="nowrap">{dayAndTime(row.updatedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
