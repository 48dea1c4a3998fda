import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ComponentProps } from 'react'
import { CreateButton } from '@/components/customers/list/create-button'
import { CustomerList } from '@/components/customers/list/customer-list'
import { type CustomerPageView, packPage } from '@/components/customers/list/customer-row'
import { LAYOUT_COOKIE } from '@/components/customers/list/layout-choice'
import { layoutFrom } from '@/components/customers/list/layout-cookie'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { groupChoice } from '@/lib/areas/customers/groups/queries'
import { mayShareViews } from '@/lib/areas/customers/list/mutations'
import { customerList, namesOf, salesUnits, savedViews } from '@/lib/areas/customers/list/queries'
import { usualColumns } from '@/lib/areas/customers/columns/rules/list-columns'
import { filterNames, listOf } from '@/lib/areas/customers/list/rules/list-address'
import { pack } from '@/lib/core/packed'
import { may, type Viewer } from '@/lib/core/scope'
import { requireViewer } from '@/lib/core/viewer'
import { wordsIn } from '@/lib/core/words'
import {
  changeKeptView,
  create,
  dropView,
  exportList,
  keepView,
  orderKeptViews,
  remove,
  restore,
  startBulkChange,
} from './actions'
import { lookBulk, saveCell } from './cell-actions'
import { builtInViews } from './_components/built-in-views'
import { columnSpecs } from './_components/column-specs'

/** What the list and its dialogs say. */
const WORDS: ComponentProps<typeof ClientMessages>['also'] = [
  'customers.list',
  'customers.column',
  'customers.state',
  'customers.fileState',
  'customers.filter',
  'customers.bulk',
  'customers.handOver',
  'customers.remove',
  'customers.create',
  'workList',
  'duplicates.warn',
  'duplicates.because',
]

type Asked = Record<string, string | string[] | undefined>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customers.list'))('title') }
}

function single(asked: Asked): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(asked).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  )
}

/** The unit the viewer works in, when customers may belong to it. */
function workplaceOf(viewer: Viewer) {
  const post = viewer.posts.find(({ anchorKind }) => anchorKind !== 'head-office')
  return post ? post.anchorId : null
}

export default async function CustomersPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const viewer = await requireViewer()
  const [asked, t, words, jar] = await Promise.all([
    searchParams.then(single),
    getTranslations('customers'),
    getTranslations('duplicates'),
    cookies(),
  ])
  const saved = await savedViews(viewer, 'customers')
  const defaults = saved.filter((view) => view.isDefault)
  const preferred = defaults.find((view) => !view.shared) ?? defaults[0]
  if (preferred && Object.keys(asked).length === 0)
    redirect(`/customers?${new URLSearchParams({ ...preferred.state, view: preferred.id })}`)
  const layout = layoutFrom(jar.get(LAYOUT_COOKIE)?.value)
  const address = listOf(asked)
  const specs = columnSpecs(viewer, wordsIn(viewer.locale))
  const known = new Set(specs.map(({ id }) => id))
  const usual = usualColumns.filter((id) => known.has(id))
  const chosen = address.columns.length > 0 ? address.columns : (layout.columns ?? usual)
  const shown = ['name', ...chosen.filter((id) => id !== 'name' && known.has(id))]
  const input = { ...address, columns: shown }
  const filtered = Object.keys(input.filters.where ?? {}).map((condition) => condition.split('.', 1)[0]!)
  const atOnce = new Set([...shown, ...filtered])
  const mayCreate = may(viewer, 'customers.create')
  const [page, units, owners, group] = await Promise.all([
    customerList(viewer, input),
    input.filters.unit ? salesUnits() : [],
    namesOf(input.filters.owner ?? []),
    groupChoice(viewer, input.filters.group),
  ])
  const match = { search: input.search, filters: input.filters }
  const matchQuery = new URLSearchParams(
    ['q', ...filterNames].flatMap((name) => (asked[name] ? [[name, asked[name]]] : [])),
  ).toString()
  return (
    <Page crumbs={[{ label: t('list.title') }]}>
      <ClientMessages also={WORDS}>
        <CustomerList
          deeds={
            <>
              {may(viewer, 'customers.import') && (
                <ButtonLink icon="upl" href="/customers/import" className="desk-only">
                  {t('list.import')}
                </ButtonLink>
              )}
              {may(viewer, 'customers.merge') && (
                <ButtonLink href="/customers/duplicates" className="desk-only">
                  {words('folder.link')}
                </ButtonLink>
              )}
              {mayCreate && <CreateButton action={create} mine={workplaceOf(viewer)} />}
            </>
          }
          page={packPage(page as CustomerPageView)}
          specs={pack(specs.filter(({ id }) => atOnce.has(id)))}
          search={input.search}
          match={match}
          matchQuery={matchQuery}
          views={[
            ...builtInViews(viewer, (key) => t(`view.${key}`)),
            ...saved
              .filter((view) => view.pinned || view.id === asked['view'])
              .map(({ id, name, shared, state }) => ({ id, name, shared, values: state })),
          ]}
          kept={saved}
          units={units}
          known={[...owners, ...group]}
          shown={shown}
          usual={[...usual]}
          layout={layout}
          may={{
            handOver: may(viewer, 'customers.hand-over'),
            edit: may(viewer, 'customers.edit'),
            remove: mayCreate,
            export: may(viewer, 'customers.export'),
            shareViews: mayShareViews(viewer),
            create: mayCreate,
          }}
          actions={{
            saveView: keepView,
            deleteView: dropView,
            changeView: changeKeptView,
            orderViews: orderKeptViews,
            remove,
            restore,
            startExport: exportList,
            startBulk: startBulkChange,
            lookBulk,
            saveCell,
          }}
        />
      </ClientMessages>
    </Page>
  )
}
