import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { getTranslations } from 'next-intl/server'
import { OrderTable } from '@/components/trade/order-table'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { ORDER_GROUPS, orderList, type OrderGroup } from '@/lib/areas/trade/shipping/queries'
import { may } from '@/lib/core/scope'
import { isUuid } from '@/lib/core/uuid'
import { requireViewer } from '@/lib/core/viewer'

type Search = { group?: string; after?: string; customer?: string; size?: string }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders'))('title') }
}

/** 发货单: all orders within reach, by where they stand. */
export default async function OrdersPage({ searchParams }: { searchParams: Promise<Search> }) {
  const viewer = await requireViewer()
  const { group, after, customer, size } = await searchParams
  const wanted = group && Object.hasOwn(ORDER_GROUPS, group) ? (group as OrderGroup) : undefined
  const customerId = customer && isUuid(customer) ? customer : undefined
  const rows = [20, 50, 100, 200].includes(Number(size)) ? Number(size) : 50
  const [page, t] = await Promise.all([
    orderList(viewer, { group: wanted, customerId, after, size: rows }),
    getTranslations('orders'),
  ])
  const tabs = [undefined, ...(Object.keys(ORDER_GROUPS) as OrderGroup[])]
  return (
    <Page crumbs={[{ label: t('title') }]}>
      <div className="row mb-3">
        <h1>{t('title')}</h1>
        {may(viewer, 'trade.order-create') && (
          <ButtonLink look="pri" icon="plus" className="right" href="/trade/orders/new">
            {t('new')}
          </ButtonLink>
        )}
      </div>
      <nav className="views" aria-label={t('title')}>
        {tabs.map((key) => (
          <Link
            key={key ?? 'all'}
            href={key ? `/trade/orders?group=${key}` : '/trade/orders'}
            aria-current={key === wanted ? 'page' : undefined}
          >
            {t(`groups.${key ?? 'all'}`)}
          </Link>
        ))}
      </nav>
      <ClientMessages also={['orders']}>
        <OrderTable rows={page.rows} next={page.next} />
      </ClientMessages>
    </Page>
  )
}
