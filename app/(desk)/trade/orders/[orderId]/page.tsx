import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { z } from 'zod'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { type Deeds, OrderDeeds } from '@/components/trade/order-deeds'
import { ButtonLink } from '@/components/ui/button'
import { dayAndTime, today } from '@/lib/core/clock'
import { either } from '@/components/ui/listed'
import { SignChain } from '@/components/ui/sign-chain'
import { Status } from '@/components/ui/status'
import { couriersOf, type OrderSheet, orderSheet } from '@/lib/areas/trade/shipping/queries'
import { awaitedOf, eventsFrom } from '@/lib/areas/trade/rules/order-steps'
import { fenFromYuan, formatYuan } from '@/lib/core/money'
import { requireViewer } from '@/lib/core/viewer'
import { RecordStory } from '../../../customers/_components/record-story'
import { assign, deliver, move, phone, sign } from '../actions'

function deedsOf(order: OrderSheet): Deeds {
  const next = new Set(eventsFrom(order.state))
  const { may } = order
  return {
    sign: next.has('sign') && may.sign,
    phone: next.has('phone') && may.sign,
    courier:
      may.courier && ['filled', 'signed', 'phone-released', 'released', 'parked'].includes(order.state),
    release: next.has('release') && may.release,
    deliver: next.has('deliver') && may.deliver,
    park: next.has('park') && may.carry,
    goAgain: next.has('go-again') && may.carry,
    bringBack: next.has('bring-back') && may.carry,
    slip: next.has('return-slip') && may.slip,
    match: next.has('match') && may.match,
    void: next.has('void') && may.void,
  }
}

type Props = { params: Promise<{ orderId: string }> }

/** The order of this address as the viewer may see it, read once a request. */
const orderAsked = cache(async (orderId: string) => {
  const viewer = await requireViewer()
  return z.uuid().safeParse(orderId).success ? orderSheet(viewer, orderId) : null
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [order, t] = await Promise.all([
    params.then(({ orderId }) => orderAsked(orderId)),
    getTranslations('orders'),
  ])
  return { title: order ? `${order.number} ${order.customerName} · ${t('title')}` : t('title') }
}

/** One shipping order: the paper, who had it in hand, and the next deeds. */
export default async function OrderPage({ params }: Props) {
  const viewer = await requireViewer()
  const order = await orderAsked((await params).orderId)
  if (!order) notFound()
  const deeds = deedsOf(order)
  const [t, roles, locale, couriers] = await Promise.all([
    getTranslations('orders'),
    getTranslations('roles.name'),
    getLocale(),
    deeds.courier ? couriersOf(order.branchId) : [],
  ])
  const awaited = awaitedOf[order.state]
  const pieces = order.goods.reduce((sum, line) => sum + (line.pieces || 0), 0)
  return (
    <Page crumbs={[{ label: t('title'), href: '/trade/orders' }, { label: order.number }]}>
      <ClientMessages also={['orders']}>
        <div className="row wrap mb-3">
          <h1>{order.number}</h1>
          <Status
            phase={
              order.state === 'done'
                ? 'done'
                : order.state === 'void'
                  ? 'refused'
                  : order.state === 'returned'
                    ? 'returned'
                    : 'progress'
            }
          >
            {t(`states.${order.state}`)}
          </Status>
          <span className="right" />
          <OrderDeeds
            id={order.id}
            version={order.version}
            pieces={pieces}
            today={today()}
            may={deeds}
            couriers={couriers}
            actions={{ sign, phone, assign, deliver, move }}
          />
          <ButtonLink icon="print" href={`/print/orders/${order.id}`}>
            {t('print')}
          </ButtonLink>
        </div>
        <section className="sheet pad stack" aria-label={t('formC3')}>
          <dl className="kv">
            <dt>{t('customer')}</dt>
            <dd>
              <Link href={`/customers/${order.customerId}`}>{order.customerName}</Link>
            </dd>
            <dt>{t('office')}</dt>
            <dd>{[order.branchName, order.marketOfficeName].filter(Boolean).join(' / ')}</dd>
            <dt>{t('salesRep')}</dt>
            <dd>{order.salesRepName ?? '—'}</dd>
            <dt>{t('filledOn')}</dt>
            <dd>{order.filledOn}</dd>
            <dt>{t('payment')}</dt>
            <dd>
              {t(`payments.${order.payment}`)}
              {order.payment === 'cash' && ` · ${t('received', { amount: formatYuan(order.receivedFen) })}`}
            </dd>
            <dt>{t('address')}</dt>
            <dd>{[order.address, order.route].filter(Boolean).join(' / ')}</dd>
          </dl>
          <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t('formC3')}>
            <table className="led dense cards">
              <thead>
                <tr>
                  {(['goods', 'spec', 'batch', 'unit'] as const).map((column) => (
                    <th key={column}>{t(`goods.${column}`)}</th>
                  ))}
                  {(['pieces', 'quantity', 'price', 'amount'] as const).map((column) => (
                    <th key={column} className="num">
                      {t(`goods.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {order.goods.map((line, i) => (
                  <tr key={i}>
                    <td className="whole">{line.goods}</td>
                    <td data-label={t('goods.spec')}>{line.spec}</td>
                    <td data-label={t('goods.batch')}>{line.batch}</td>
                    <td data-label={t('goods.unit')}>{line.unit}</td>
                    <td className="num" data-label={t('goods.pieces')}>
                      {line.pieces}
                    </td>
                    <td className="num" data-label={t('goods.quantity')}>
                      {line.quantity}
                    </td>
                    <td className="num" data-label={t('goods.price')}>
                      {formatYuan(fenFromYuan(line.price))}
                    </td>
                    <td className="num" data-label={t('goods.amount')}>
                      {formatYuan(fenFromYuan(line.amount))}
                    </td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <td colSpan={7}>{t('total')}</td>
                  <td className="num end">{formatYuan(order.totalFen)}</td>
                </tr>
              </tfoot>
            </table>
          </div>
          <SignChain
            signatures={[
              ...order.people.map((one) => ({
                step: t(`people.${one.step}`),
                name: one.name,
                when: one.at
                  ? one.step === 'phone'
                    ? t('dueAt', { at: dayAndTime(one.at) })
                    : dayAndTime(one.at)
                  : undefined,
                look: one.step === 'released' ? ('bai' as const) : ('zhu' as const),
              })),
              ...(awaited
                ? [
                    {
                      step: t(`people.${awaited.step}`),
                      name: t('awaits', {
                        posts: either(
                          awaited.posts.map((post) => roles(post)),
                          locale,
                        ),
                      }),
                      look: 'wait' as const,
                    },
                  ]
                : []),
            ]}
          />
        </section>
      </ClientMessages>
      <div className="mt-4">
        <RecordStory viewer={viewer} subjectType="shipping-order" subjectId={order.id} />
      </div>
    </Page>
  )
}
