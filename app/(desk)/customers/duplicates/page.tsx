import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { customerHeader } from '@/lib/areas/customers/dossier/queries'
import { duplicateGroups } from '@/lib/areas/customers/duplicate-groups/queries'
import { type DuplicateView, duplicateViews, SEARCH } from '@/lib/areas/customers/duplicates/schema'
import { tasksOf } from '@/lib/core/tasks'
import { requireViewer } from '@/lib/core/viewer'
import { GroupSheet } from './_components/group-sheet'
import { SearchState } from './_components/search-state'

type Asked = { view?: string; customer?: string; after?: string }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('duplicates'))('title') }
}

function addressOf(view: DuplicateView, customer: string | null, after: string | null = null): string {
  const query = new URLSearchParams({
    ...(view !== 'likely' && { view }),
    ...(customer && { customer }),
    ...(after && { after }),
  })
  return query.size > 0 ? `/customers/duplicates?${query}` : '/customers/duplicates'
}

/** 查重与合并: groups of records that may be one firm, what was judged, and the search for them. */
export default async function DuplicatesPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const viewer = await requireViewer()
  const asked = await searchParams
  const view = duplicateViews.find((one) => one === asked.view) ?? 'likely'
  const only = asked.customer ? await customerHeader(viewer, asked.customer) : null
  const [t, nav, found, [task]] = await Promise.all([
    getTranslations('duplicates'),
    getTranslations('nav'),
    duplicateGroups(viewer, { view, customerId: only?.id ?? null, after: asked.after ?? null }),
    tasksOf(viewer, [SEARCH], 1),
  ])
  if (!found) notFound()
  return (
    <Page crumbs={[{ label: nav('customers'), href: '/customers' }, { label: t('title') }]}>
      <ClientMessages also={['duplicates']}>
        <h1>{t('title')}</h1>
        <p className="meta mb-3">{t('lead')}</p>
        <div className="stack">
          <div className="row flex-wrap">
            <SegmentedLinks
              label={t('view.label')}
              current={addressOf(view, only?.id ?? null)}
              options={duplicateViews.map((one) => ({
                href: addressOf(one, only?.id ?? null),
                label: t(`view.${one}`),
              }))}
            />
            {only && (
              <span className="tag">
                {t('onlyOf', { name: only.name })}
                <a className="ml-2" href={addressOf(view, null)}>
                  {t('all')}
                </a>
              </span>
            )}
            <span className="right" />
            <SearchState task={task} />
          </div>
          {found.groups.map((group) => (
            <GroupSheet key={group.key} group={group} />
          ))}
          {found.groups.length === 0 && (
            <section className="sheet">
              <Empty title={t(`none.${view}`)} body={t(`noneBody.${view}`)} />
            </section>
          )}
          {found.next && (
            <div>
              <ButtonLink href={addressOf(view, only?.id ?? null, found.next)}>{t('more')}</ButtonLink>
            </div>
          )}
        </div>
      </ClientMessages>
    </Page>
  )
}
