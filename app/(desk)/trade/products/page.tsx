import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { AddProduct } from '@/components/trade/products/add-product'
import { ProductTable } from '@/components/trade/products/product-table'
import { RuleSource } from '@/components/ui/rule-source'
import { productList } from '@/lib/areas/trade/products/queries'
import { productFilter } from '@/lib/areas/trade/products/schema'
import { today } from '@/lib/core/clock'
import { may } from '@/lib/core/scope'
import { requireViewer } from '@/lib/core/viewer'
import { add } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('products'))('title') }
}

type Asked = Record<string, string | string[] | undefined>

/** 产品与出厂价: what is sold, and the price nothing is sold under (R-P01). */
export default async function ProductsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const viewer = await requireViewer()
  const filter = productFilter.parse(await searchParams)
  const [page, t] = await Promise.all([productList(viewer, filter), getTranslations('products')])
  if (!page) notFound()
  return (
    <Page crumbs={[{ label: t('title') }]}>
      <ClientMessages also={['products']}>
        <div className="row mb-1">
          <h1>{t('title')}</h1>
          {may(viewer, 'trade.edit-products') && (
            <span className="right">
              <AddProduct today={today()} action={add} />
            </span>
          )}
        </div>
        <p className="mut mb-3">
          {t('lead')} <RuleSource rule="R-P01" />
        </p>
        <ProductTable rows={page.rows} next={page.next} state={filter.state} />
      </ClientMessages>
    </Page>
  )
}
