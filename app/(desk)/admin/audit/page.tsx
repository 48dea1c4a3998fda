import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { TrailSentence } from '@/components/audit/trail-sentence'
import { Empty } from '@/components/ui/empty'
import { ButtonLink } from '@/components/ui/button'
import { type TrailEvent, trailPage, trailPeople } from '@/lib/areas/admin/trail/queries'
import { trailFilter } from '@/lib/areas/admin/trail/schema'
import { stampTime } from '@/lib/core/clock'
import { requireViewer } from '@/lib/core/viewer'
import { AdminPage } from '../_components/admin-page'
import { settingTeller } from './_components/setting-teller'
import { TrailFilters } from './_components/trail-filters'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') }
}

type Asked = Record<string, string | string[] | undefined>

/** The whole trail, newest first, by person, record, kind and day. */
export default async function AuditPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const viewer = await requireViewer()
  const asked = await searchParams
  const filter = trailFilter.parse(asked)
  const [page, people, tellSetting, t] = await Promise.all([
    trailPage(viewer, filter),
    trailPeople(viewer),
    settingTeller(),
    getTranslations('audit'),
  ])
  if (page === null) notFound()
  const kept = Object.entries(asked).filter(
    ([name, value]) => name !== 'after' && name !== 'before' && typeof value === 'string' && value !== '',
  ) as [string, string][]
  const address = (name: 'after' | 'before', cursor: string | null) =>
    cursor && `/admin/audit?${new URLSearchParams([...kept, [name, cursor]])}`
  return (
    <AdminPage viewer={viewer} title={t('title')} remark={t('remark')}>
      <TrailFilters filter={filter} people={people} />
      <div className="sheet tbl">
        {page.rows.length === 0 ? (
          <Empty title={t('none')} body={t('noneBody')} />
        ) : (
          <table className="led">
            <thead>
              <tr>
                <th className="desk-only w-40">{t('when')}</th>
                <th>{t('what')}</th>
                <th className="desk-only">{t('where')}</th>
                <th className="desk-only">{t('record')}</th>
              </tr>
            </thead>
            <tbody>
              {page.rows.map((event) => (
                <tr key={event.id}>
                  <td className="nowrap mut desk-only py-2.5! align-top!">
                    {stampTime(event.at)}
                    <span className="meta block">{t(`channel.${channelOf(event)}`)}</span>
                  </td>
                  <td className="py-2.5! whitespace-normal!">
                    <span className="meta phone-only block">{stampTime(event.at)}</span>
                    <TrailSentence
                      event={{
                        kind: event.kind,
                        personName: event.person,
                        onBehalfOf: event.onBehalfOf,
                        values: tellSetting(event.kind, event.values),
                      }}
                    />
                  </td>
                  <td className="desk-only">{event.unit}</td>
                  <td className="desk-only nowrap">
                    {event.customerId && (
                      <Link href={`/customers/${event.customerId}`}>{t('ofCustomer')}</Link>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {(page.previous ?? page.next) !== null && (
          <div className="foot">
            <span className="right" />
            {page.previous && (
              <ButtonLink href={address('before', page.previous) ?? ''}>{t('newer')}</ButtonLink>
            )}
            {page.next && <ButtonLink href={address('after', page.next) ?? ''}>{t('older')}</ButtonLink>}
          </div>
        )}
      </div>
    </AdminPage>
  )
}

/** How it was done, as far as the reader cares. */
function channelOf({ channel }: TrailEvent): 'web' | 'api' | 'job' {
  return channel === 'web' || channel === 'api' ? channel : 'job'
}
