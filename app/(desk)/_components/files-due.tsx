import { Link } from '@/components/ui/link'
import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import type { CompletenessRow } from '@/lib/areas/customers/completeness/schema'

const MOST = 6

/** Whose files lack most of what is required, for whoever answers for others. */
export async function FilesDue({ rows, looking }: { rows: readonly CompletenessRow[]; looking: boolean }) {
  const owing = rows.filter(({ missing }) => missing > 0)
  if (owing.length === 0) return null
  const t = await getTranslations('completeness')
  return (
    <Section title={t('title')} {...(!looking && { href: '/customers/completeness', linkLabel: t('all') })}>
      <table className="led">
        <tbody>
          {owing
            .toSorted((a, b) => b.missing - a.missing)
            .slice(0, MOST)
            .map((row) => (
              <tr key={`${row.branchId} ${row.ownerId}`}>
                <td>
                  <Link
                    className="nm"
                    href={`/customers/completeness?${new URLSearchParams({
                      ...(row.branchId && { branch: row.branchId }),
                      ...(row.ownerId && { owner: row.ownerId }),
                    })}`}
                  >
                    {row.ownerName ?? t('nobody')}
                  </Link>{' '}
                  <span className="meta">{row.branchName ?? row.regionName}</span>
                </td>
                <td className="num">{row.percent}%</td>
                <td className="num">{t('owing', { count: row.missing })}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </Section>
  )
}
