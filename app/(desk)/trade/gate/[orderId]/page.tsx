import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { z } from 'zod'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { GateSheet } from '../_components/gate-sheet'
import { gateQueue, gateSheet } from '@/lib/areas/trade/gate/queries'
import { nextAtGate } from '@/lib/areas/trade/gate/rules/next-order'
import { requireViewer } from '@/lib/core/viewer'
import { Queue } from '../_components/queue'

type Props = { params: Promise<{ orderId: string }> }

/** The order of this address as the viewer may see it, checked once a request. */
const sheetAsked = cache(async (orderId: string) => {
  const viewer = await requireViewer()
  return z.uuid().safeParse(orderId).success ? gateSheet(viewer, orderId) : null
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [sheet, t] = await Promise.all([
    params.then(({ orderId }) => sheetAsked(orderId)),
    getTranslations('gate'),
  ])
  return { title: sheet ? `${sheet.number} ${sheet.customerName} · ${t('title')}` : t('title') }
}

/** One order at the counter: may it ship, and why. */
export default async function GateOrderPage({ params }: Props) {
  const viewer = await requireViewer()
  const sheet = await sheetAsked((await params).orderId)
  if (!sheet) notFound()
  const [t, queue] = await Promise.all([getTranslations('gate'), gateQueue(viewer)])
  return (
    <Page crumbs={[{ label: t('title'), href: '/trade/gate?list' }, { label: sheet.number }]} flush>
      <ClientMessages also={['gate']}>
        <div className="gate">
          <Queue rows={queue} current={sheet.id} />
          <GateSheet viewer={viewer} sheet={sheet} next={nextAtGate(queue, sheet.id)} />
        </div>
      </ClientMessages>
    </Page>
  )
}
