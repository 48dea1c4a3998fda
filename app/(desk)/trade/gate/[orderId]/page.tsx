import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { GateSheet } from '../_components/gate-sheet'
import { gateQueue, gateSheet } from '@/lib/areas/trade/gate/queries'
import { nextAtGate } from '@/lib/areas/trade/gate/rules/next-order'
import { requireViewer } from '@/lib/core/viewer'
import { Queue } from '../_components/queue'

/** One order at the counter: may it ship, and why. */
export default async function GateOrderPage({ params }: { params: Promise<{ orderId: string }> }) {
  const viewer = await requireViewer()
  const { orderId } = await params
  const sheet = z.uuid().safeParse(orderId).success ? await gateSheet(viewer, orderId) : null
  if (!sheet) notFound()
  const [t, queue] = await Promise.all([getTranslations('gate'), gateQueue(viewer)])
  return (
    <Page crumbs={[{ label: t('title'), href: '/trade/gate?list' }, { label: sheet.number }]} flush>
      <ClientMessages also={['gate']}>
        <div className="gate">
          <Queue rows={queue} current={sheet.id} />
          <GateSheet viewer={viewer} sheet={sheet} next={nextAtGate(queue, sheet.id)} />
        </div>
        <Link className="vh" href="/trade/orders">
          {t('allOrders')}
        </Link>
      </ClientMessages>
    </Page>
  )
}
