import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ReasonNotes } from '@/components/form/reason-notes'
import { CustomerPicker } from '@/components/trade/customer-picker'
import { OrderForm } from '@/components/trade/order-form'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { orderCustomer } from '@/lib/areas/trade/shipping/queries'
import { choiceOf } from '@/lib/core/decision'
import { may } from '@/lib/core/scope'
import { requireViewer } from '@/lib/core/viewer'
import { create, findCustomers, findNamedProducts, findProducts } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders'))('new') }
}

/** 开发货单: first the customer, then the goods. */
export default async function NewOrderPage({
  searchParams,
}: {
  searchParams: Promise<{ customer?: string }>
}) {
  const viewer = await requireViewer()
  if (!may(viewer, 'trade.order-create')) notFound()
  const { customer: id } = await searchParams
  const customer = id && z.uuid().safeParse(id).success ? await orderCustomer(viewer, id) : null
  if (id && !customer) notFound()
  const t = await getTranslations('orders')
  return (
    <Page crumbs={[{ label: t('title'), href: '/trade/orders' }, { label: t('new') }]}>
      <ClientMessages also={['orders']}>
        {!customer && (
          <section className="sheet pad stack">
            <h1>{t('new')}</h1>
            <CustomerPicker search={findCustomers} hrefBase="/trade/orders/new?customer=" />
          </section>
        )}
        {customer && customer.state !== 'selected' && (
          <section className="sheet pad">
            <ReasonNotes
              tone="bad"
              reasons={[
                { rule: 'R-D01', code: 'gate.not-selected', values: { state: choiceOf(customer.state) } },
              ]}
            />
          </section>
        )}
        {customer && customer.state === 'selected' && (
          <OrderForm
            customer={customer}
            products={{ search: findProducts, named: findNamedProducts }}
            action={create}
          />
        )}
      </ClientMessages>
    </Page>
  )
}
