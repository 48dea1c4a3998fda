import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { EditProduct, EndProduct, ResumeProduct, SetPrice } from '@/components/trade/products/product-deeds'
import { Note } from '@/components/ui/note'
import { Status } from '@/components/ui/status'
import { productSheet } from '@/lib/areas/trade/products/queries'
import { stampTime } from '@/lib/core/clock'
import { formatYuan } from '@/lib/core/money'
import { requireViewer } from '@/lib/core/viewer'
import { edit, end, resume, setPrice } from '../actions'

type Props = { params: Promise<{ productId: string }> }

async function productAsked({ params }: Props) {
  const viewer = await requireViewer()
  const { productId } = await params
  return z.uuid().safeParse(productId).success ? productSheet(viewer, productId) : null
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await productAsked(props))?.name ?? (await getTranslations('products'))('title') }
}

/** One product: its facts, its ex-factory price, and every price it had. */
export default async function ProductPage(props: Props) {
  const product = await productAsked(props)
  if (!product) notFound()
  const t = await getTranslations('products')
  const ended = product.endedOn !== null
  const inForce = product.prices.find((price) => price.effectiveFrom <= product.today)
  return (
    <Page crumbs={[{ label: t('title'), href: '/trade/products' }, { label: product.code }]}>
      <ClientMessages also={['products']}>
        <div className="row wrap mb-3">
          <h1>
            {product.name} <span className="mut">{product.spec}</span>
          </h1>
          {ended && <Status phase="refused">{t('endedOn', { date: product.endedOn! })}</Status>}
          {product.mayKeep && (
            <span className="row right">
              {!ended && <SetPrice product={product} action={setPrice} />}
              <EditProduct product={product} action={edit} />
              {ended ? (
                <ResumeProduct product={product} action={resume} />
              ) : (
                <EndProduct product={product} action={end} />
              )}
            </span>
          )}
        </div>
        <section className="sheet pad mb-4" aria-label={t('facts')}>
          <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
            <div>
              <dt className="meta">{t('code')}</dt>
              <dd>{product.code}</dd>
            </div>
            <div>
              <dt className="meta">{t('spec')}</dt>
              <dd>{product.spec || '—'}</dd>
            </div>
            <div>
              <dt className="meta">{t('unit')}</dt>
              <dd>{product.unit}</dd>
            </div>
            <div>
              <dt className="meta">{t('priceToday')}</dt>
              <dd className="big">{product.priceFen === null ? '—' : `¥${formatYuan(product.priceFen)}`}</dd>
            </div>
          </dl>
          {product.next && (
            <Note>
              {t('nextPrice', { date: product.next.from, price: formatYuan(product.next.priceFen) })}
            </Note>
          )}
        </section>
        <section className="sheet" aria-label={t('history')}>
          <h2 className="pad pb-2">{t('history')}</h2>
          <div className="scroll">
            <table className="led cards">
              <thead>
                <tr>
                  <th scope="col">{t('from')}</th>
                  <th scope="col" className="num">
                    {t('price')}
                  </th>
                  <th scope="col">{t('reason')}</th>
                  <th scope="col">{t('setBy')}</th>
                </tr>
              </thead>
              <tbody>
                {product.prices.map((price) => (
                  <tr key={price.id}>
                    <td>
                      {price.effectiveFrom}{' '}
                      {price === inForce && <Status phase="done">{t('inForce')}</Status>}
                      {price.effectiveFrom > product.today && <Status phase="open">{t('ahead')}</Status>}
                    </td>
                    <td className="num end">¥{formatYuan(price.priceFen)}</td>
                    <td className="whole">{price.reason || t('firstPrice')}</td>
                    <td className="mut">
                      {[price.setByName, stampTime(price.setAt)].filter(Boolean).join(' · ')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      </ClientMessages>
    </Page>
  )
}
