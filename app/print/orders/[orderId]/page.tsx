import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { formC3 } from '@/lib/areas/trade/forms/c3'
import { type OrderSheet, orderSheet } from '@/lib/areas/trade/shipping/queries'
import type { Derived } from '@/components/form-sheet/sheet-context'
import type { SignatureView } from '@/components/form-sheet/signature-line'
import { stampTime } from '@/lib/core/clock'
import { fen, fenFromYuan } from '@/lib/core/money'
import { requireViewer } from '@/lib/core/viewer'
import { Paper } from '../../_components/paper'
import { paperTitle } from '../../_components/paper-title'

function answersOf(order: OrderSheet) {
  return {
    number: order.number,
    filledOn: order.filledOn,
    marketOffice: order.marketOfficeName ? { id: null, label: order.marketOfficeName } : null,
    reportedBy: order.salesRepName ? { id: null, label: order.salesRepName } : null,
    customer: { id: order.customerId, label: order.customerName },
    address: order.address,
    route: order.route ? { id: null, label: order.route } : null,
    goods: order.goods.map((line) => ({
      product: line.goods,
      specification: line.spec,
      batch: line.batch,
      unit: line.unit,
      pieces: line.pieces,
      quantity: Number(line.quantity),
      price: fenFromYuan(line.price),
      amount: fenFromYuan(line.amount),
    })),
    total: order.totalFen,
    phoneRelease: order.people.some(({ step }) => step === 'phone'),
  }
}

function derivedOf(order: OrderSheet): Record<string, Derived> {
  const facts = order.checkFacts
  if (!facts) return {}
  const used = fen(fenFromYuan(facts.receivable ?? '0') + fenFromYuan(facts.inTransit ?? '0'))
  return {
    creditLine: { value: fenFromYuan(facts.line ?? '0') },
    used: { value: used },
    usedAfter: { value: fenFromYuan(facts.after ?? '0') },
    result: { value: order.payment === 'cash' ? 'cash-received' : 'pass' },
  }
}

const STEP = { signed: 'mayShip', released: 'released', delivered: 'delivered', courier: 'taken' } as const

export function generateMetadata(): Promise<Metadata> {
  return paperTitle(formC3.id)
}

/** 货物发运单 on A4, as it stands. */
export default async function OrderPaperPage({ params }: { params: Promise<{ orderId: string }> }) {
  const viewer = await requireViewer()
  const { orderId } = await params
  const order = z.uuid().safeParse(orderId).success ? await orderSheet(viewer, orderId) : null
  if (!order) notFound()
  const t = await getTranslations('orders')
  const signatures: Record<string, SignatureView> = {}
  for (const { step, name, at } of order.people)
    if (step in STEP && (at || step === 'courier'))
      signatures[STEP[step as keyof typeof STEP]] = {
        state: 'signed',
        name,
        post: t(`people.${step}`),
        at: at ? stampTime(at) : '',
      }
  return (
    <Paper
      viewer={viewer}
      form={formC3}
      answers={answersOf(order)}
      back={`/trade/orders/${orderId}`}
      derived={derivedOf(order)}
      signatures={signatures}
      heads={[order.branchName, '', order.number]}
      about={{ name: order.customerName, number: order.number }}
    />
  )
}
