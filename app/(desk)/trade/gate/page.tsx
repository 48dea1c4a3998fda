import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/shell/page'
import { Empty } from '@/components/ui/empty'
import { gateQueue } from '@/lib/areas/trade/gate/queries'
import { requireViewer } from '@/lib/core/viewer'
import { Queue } from './_components/queue'

/** 发货放行: the cashier's queue; the first order that needs a word is open. */
export default async function GatePage() {
  const viewer = await requireViewer()
  const first = (await gateQueue(viewer))[0]
  if (first) redirect(`/trade/gate/${first.id}`)
  const t = await getTranslations('gate')
  return (
    <Page crumbs={[{ label: t('title') }]} flush>
      <div className="gate">
        <Queue rows={[]} current={null} />
        <Empty title={t('emptyTitle')} body={t('emptyBody')} />
      </div>
    </Page>
  )
}
