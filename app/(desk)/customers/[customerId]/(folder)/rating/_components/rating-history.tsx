import { Link } from '@/components/ui/link'
import { getTranslations } from 'next-intl/server'
import { PageLinks } from '@/components/data-table/page-links'
import { Grade, type GradeRank } from '@/components/ui/grade'
import { Section } from '@/components/ui/section'
import type { RatingListRow } from '@/lib/areas/grading/queries'
import type { Page } from '@/lib/core/paging'

/** 历次评级, newest first; each opens its sheet as it was signed. */
export async function RatingHistory({
  page,
  customerId,
  current,
}: {
  page: Page<RatingListRow>
  customerId: string
  current: string | null
}) {
  const { rows } = page
  const t = await getTranslations('grading')
  if (rows.length === 0) return null
  return (
    <Section title={t('history')} remark={page.next || page.previous ? undefined : rows.length}>
      <table className="led">
        <thead>
          <tr>
            <th>{t('historyNumber')}</th>
            <th className="desk-only">{t('historyComputed')}</th>
            <th>{t('historyFinal')}</th>
            <th>{t('historyOn')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={row.id === current ? 'cur' : undefined}>
              <td>
                <Link
                  href={`/customers/${row.customerId}/rating?rating=${row.id}`}
                  aria-current={row.id === current ? 'page' : undefined}
                >
                  {row.number}
                </Link>
                <div className="meta">
                  {t(`kind.${row.kind as 'first'}`)}
                  {t('join')}
                  {t(`stateShort.${row.state as 'draft'}`)}
                </div>
              </td>
              <td className="desk-only">
                <Grade rank={row.computedGrade as GradeRank | null} />
              </td>
              <td>
                <Grade rank={row.finalGrade as GradeRank | null} />
              </td>
              <td className="nowrap">{row.effectiveOn ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <PageLinks
        {...page}
        label={t('history')}
        at={(way, cursor) =>
          `/customers/${customerId}/rating?${current ? `rating=${current}&` : ''}${way}=${cursor}`
        }
      />
    </Section>
  )
}
