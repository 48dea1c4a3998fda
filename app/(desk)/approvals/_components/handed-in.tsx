import { Link } from '@/components/ui/link'
import { getTranslations } from 'next-intl/server'
import { PageLinks } from '@/components/data-table/page-links'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { handedIn } from '@/lib/areas/approvals/queries'
import type { PageAsked } from '@/lib/core/paging'
import type { Viewer } from '@/lib/core/scope'

const LOOK = { pending: 'progress', returned: 'returned', refused: 'refused' } as const

/** Papers I handed in that are under way or came back. */
export async function HandedIn({ viewer, asked }: { viewer: Viewer; asked: PageAsked }) {
  const [page, t, roles] = await Promise.all([
    handedIn(viewer, asked),
    getTranslations('approvals'),
    getTranslations('roles'),
  ])
  const { rows } = page
  if (rows.length === 0) return null
  return (
    <div className="mt-4">
      <Section title={t('handedIn')} remark={page.next || page.previous ? undefined : rows.length}>
        <table className="led cards">
          <thead>
            <tr>
              <th>{t('paper')}</th>
              <th>{t('kind')}</th>
              <th>{t('state')}</th>
              <th>{t('waitsFor')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className="whole">
                  <Link className="nm" href={`/approvals/${row.id}`}>
                    {row.title}
                  </Link>
                </td>
                <td>{t(`plan.${row.plan.replace('.', '-')}` as 'plan.grading-rating', { month: '' })}</td>
                <td>
                  <Status phase={LOOK[row.state as keyof typeof LOOK]} />
                </td>
                <td data-label={t('waitsFor')}>
                  {row.waitsFor ? roles(`name.${row.waitsFor}` as 'name.branch-gm') : '—'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <PageLinks
          {...page}
          label={t('handedIn')}
          at={(way, cursor) => `/approvals?list&${way === 'after' ? 'mine' : 'mineBefore'}=${cursor}`}
        />
      </Section>
    </div>
  )
}
