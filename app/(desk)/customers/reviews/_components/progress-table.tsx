import { Link } from '@/components/ui/link'
import { useTranslations } from 'next-intl'
import type { ReviewProgress } from '@/lib/areas/customers/reviews/queries'

const COUNTS = ['open', 'late', 'submitted', 'done', 'fast', 'lost'] as const

/** How far everybody's reviews are, a row a branch and person, with the way to what is left. */
export function ProgressTable({ rows }: { rows: readonly ReviewProgress[] }) {
  const t = useTranslations('reviews')
  const sum = (name: (typeof COUNTS)[number]) => rows.reduce((total, row) => total + row[name], 0)
  return (
    <div className="relative overflow-x-auto" tabIndex={0} role="region" aria-label={t('progress')}>
      <table className="led dense cards">
        <thead>
          <tr>
            <th scope="col">{t('branch')}</th>
            <th scope="col">{t('owner')}</th>
            {COUNTS.map((name) => (
              <th key={name} scope="col" className="num">
                {t(`count.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.branchId}:${row.ownerId}`}>
              <td>{row.branchName ?? '—'}</td>
              <td className="end">
                {row.ownerId ? (
                  <Link href={`/customers/reviews?ownerId=${row.ownerId}`}>{row.ownerName}</Link>
                ) : (
                  t('nobody')
                )}
              </td>
              {COUNTS.map((name) => (
                <td
                  key={name}
                  className={name === 'late' && row.late > 0 ? 'num down' : 'num'}
                  data-label={t(`count.${name}`)}
                >
                  {row[name]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={2}>{t('total')}</td>
            {COUNTS.map((name) => (
              <td key={name} className="num" data-label={t(`count.${name}`)}>
                {sum(name)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
