import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/shell/client-messages'
import { Empty } from '@/components/ui/empty'
import { Grade } from '@/components/ui/grade'
import { Section } from '@/components/ui/section'
import { handOverPreview } from '@/lib/areas/admin/hand-over/queries'
import { isUuid } from '@/lib/core/uuid'
import { requireViewer } from '@/lib/core/viewer'
import { AdminPage } from '../../../_components/admin-page'
import { HandOverForm } from './_components/hand-over-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('handOver') }
}

type Rank = Parameters<typeof Grade>[0]['rank']

/** What a leaver owns, by branch, and to whom it goes. */
export default async function HandOverPage({ params }: { params: Promise<{ personId: string }> }) {
  const viewer = await requireViewer()
  const { personId } = await params
  const [preview, t] = await Promise.all([
    isUuid(personId) ? handOverPreview(viewer, personId) : null,
    getTranslations('people'),
  ])
  if (preview === null) notFound()
  const { from, customers, total } = preview
  const crumbs = [
    { label: t('title'), href: '/admin/people' },
    { label: from.name, href: `/admin/people/${from.id}` },
  ]
  return (
    <AdminPage viewer={viewer} title={t('handOver')} crumbs={crumbs}>
      {total === 0 ? (
        <div className="sheet">
          <Empty title={t('handOverNone', { name: from.name })} />
        </div>
      ) : (
        <div className="grid items-start gap-4 lg:grid-cols-[428px_minmax(0,1fr)]">
          <ClientMessages also={['people']}>
            <HandOverForm preview={preview} />
          </ClientMessages>
          <Section title={t('handOverList')} remark={t('firstHundred')}>
            {customers.length === 0 ? (
              <p className="pad sub">{t('notListed')}</p>
            ) : (
              <table className="led dense">
                <thead>
                  <tr>
                    <th>{t('customers')}</th>
                    <th className="desk-only">{t('fileNumber')}</th>
                    <th>{t('branch')}</th>
                    <th>{t('grade')}</th>
                  </tr>
                </thead>
                <tbody>
                  {customers.map((customer) => (
                    <tr key={customer.id}>
                      <td>{customer.name}</td>
                      <td className="code desk-only">{customer.fileNumber}</td>
                      <td>{customer.branch ?? t('noBranch')}</td>
                      <td>{<Grade rank={customer.creditGrade as Rank} />}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </Section>
        </div>
      )}
    </AdminPage>
  )
}
