import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { CustomerPicker } from '@/components/trade/customer-picker'
import { ReceiptDialog } from '@/components/trade/receipt-dialog'
import { ReverseReceipt } from '@/components/trade/reverse-receipt'
import { Empty } from '@/components/ui/empty'
import { payer, receiptList } from '@/lib/areas/trade/receivables/queries'
import { formatYuan } from '@/lib/core/money'
import { may } from '@/lib/core/scope'
import { requireViewer } from '@/lib/core/viewer'
import { findPayers, record, reverse } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('receipts'))('title') }
}

/** 收款: money received, newest first; a new receipt begins with its customer. */
export default async function ReceiptsPage({
  searchParams,
}: {
  searchParams: Promise<{ customer?: string; after?: string }>
}) {
  const viewer = await requireViewer()
  if (!may(viewer, 'trade.record-receipt')) notFound()
  const { customer, after } = await searchParams
  const from = customer && z.uuid().safeParse(customer).success ? await payer(viewer, customer) : null
  if (customer && !from) notFound()
  const [page, t] = await Promise.all([receiptList(viewer, { after, size: 50 }), getTranslations('receipts')])
  return (
    <Page crumbs={[{ label: t('title') }]}>
      <ClientMessages also={['receipts', 'gate', 'orders']}>
        <h1 className="mb-3">{t('title')}</h1>
        <section className="sheet pad stack mb-4" aria-label={t('new')}>
          <h2>{t('new')}</h2>
          <CustomerPicker search={findPayers} hrefBase="/trade/receipts?customer=" />
          {from && (
            <div className="row wrap">
              <b>{from.customerName}</b>
              <span className="mut">{t('owes', { amount: formatYuan(from.receivableFen) })}</span>
              <ReceiptDialog
                receipt={{
                  ...from,
                  orderId: null,
                  amountFen: from.receivableFen > 0 ? from.receivableFen : null,
                }}
                action={record}
                look="pri"
              />
            </div>
          )}
        </section>
        <section className="sheet" aria-label={t('title')}>
          {page.rows.length === 0 ? (
            <Empty title={t('emptyTitle')} body={t('emptyBody')} />
          ) : (
            page.rows.map((row) => (
              <div className="li" key={row.id}>
                <div className="grow">
                  <span className="mut code">{row.number}</span>{' '}
                  <Link href={`/customers/${row.customerId}`}>{row.customerName}</Link>
                  <div className="why">
                    {[row.date, t(`methods.${row.method}`), row.orderNumber, row.remark]
                      .filter(Boolean)
                      .join(' · ')}
                    {row.reversed && ` · ${t('reversed')}`}
                  </div>
                </div>
                <b className={row.amountFen < 0 ? 'num down' : 'num'}>¥{formatYuan(row.amountFen)}</b>
                {!row.reversed && <ReverseReceipt id={row.id} number={row.number} action={reverse} />}
              </div>
            ))
          )}
        </section>
        {page.next && (
          <p className="mt-3">
            <Link href={`/trade/receipts?after=${page.next}`}>{t('older')}</Link>
          </p>
        )}
      </ClientMessages>
    </Page>
  )
}
