import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/shell/client-messages'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { unitChoices } from '@/lib/areas/admin/organisation/queries'
import { peoplePage } from '@/lib/areas/admin/people/queries'
import { peopleFilter } from '@/lib/areas/admin/people/schema'
import { requireViewer } from '@/lib/core/viewer'
import { AdminPage } from '../_components/admin-page'
import { AddPerson } from './_components/add-person'
import { PeopleFilters } from './_components/people-filters'
import { PeopleTable } from './_components/people-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('title') }
}

type Asked = Record<string, string | string[] | undefined>

/** Everybody who signs in, or did. */
export default async function PeoplePage({ searchParams }: { searchParams: Promise<Asked> }) {
  const viewer = await requireViewer()
  const asked = await searchParams
  const filter = peopleFilter.parse(asked)
  const [page, units, t] = await Promise.all([
    peoplePage(viewer, filter),
    unitChoices(viewer),
    getTranslations('people'),
  ])
  if (page === null) notFound()
  const kept = Object.entries(asked).filter(([name, value]) => name !== 'after' && typeof value === 'string')
  const next = new URLSearchParams([...(kept as [string, string][]), ['after', page.next ?? '']])
  return (
    <AdminPage
      viewer={viewer}
      title={t('title')}
      actions={
        <ClientMessages also={['people']}>
          <AddPerson />
        </ClientMessages>
      }
    >
      <PeopleFilters filter={filter} units={units} />
      <div className="sheet tbl">
        {page.rows.length === 0 ? (
          <Empty title={t('none')} body={t('noneBody')} />
        ) : (
          <PeopleTable rows={page.rows} />
        )}
        {page.next && (
          <div className="foot">
            <ButtonLink className="right" href={`/admin/people?${next}`} icon="r">
              {t('more')}
            </ButtonLink>
          </div>
        )}
      </div>
    </AdminPage>
  )
}
