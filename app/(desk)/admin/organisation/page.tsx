import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/shell/client-messages'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { unitTree } from '@/lib/areas/admin/organisation/queries'
import { mayChangeOrganisation } from '@/lib/areas/admin/policy'
import { may } from '@/lib/core/scope'
import { requireViewer } from '@/lib/core/viewer'
import { AdminPage } from '../_components/admin-page'
import { FoundCompany } from './_components/found-company'
import { UnitTable } from './_components/unit-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organisation'))('title') }
}

/** The tree of units, with what stands in each and what can be done to it. */
export default async function OrganisationPage({
  searchParams,
}: {
  searchParams: Promise<{ show?: string }>
}) {
  const viewer = await requireViewer()
  const [{ show }, tree, t] = await Promise.all([
    searchParams,
    unitTree(viewer),
    getTranslations('organisation'),
  ])
  if (tree === null) notFound()
  const inUse = tree.filter((unit) => unit.endedOn === null)
  const all = show === 'all'
  const rights = { change: mayChangeOrganisation(viewer), area: may(viewer, 'customers.set-quota') }
  return (
    <AdminPage
      viewer={viewer}
      title={t('title')}
      remark={t('count', { count: inUse.length })}
      actions={
        <SegmentedLinks
          label={t('shown')}
          current={all ? '?show=all' : '?'}
          options={[
            { href: '?', label: t('inUse') },
            { href: '?show=all', label: t('withEnded') },
          ]}
        />
      }
    >
      <ClientMessages also={['organisation']}>
        {tree.length === 0 ? <FoundCompany /> : <UnitTable units={all ? tree : inUse} rights={rights} />}
      </ClientMessages>
    </AdminPage>
  )
}
