import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { handedIn } from '@/lib/areas/approvals/queries'
import type { Viewer } from '@/lib/core/scope'

const LOOK = { pending: 'progress', returned: 'returned', refused: 'refused' } as const

/** Papers I handed in that are under way or came back. */
export async function HandedIn({ viewer }: { viewer: Viewer }) {
  const [rows, t, roles] = await Promise.all([
    handedIn(viewer),
    getTranslations('approvals'),
    getTranslations('roles'),
  ])
  if (rows.length === 0) return null
  return (
    <div className="mt-4">
      <Section title={t('handedIn')} remark={rows.length}>
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
      </Section>
    </div>
  )
}
