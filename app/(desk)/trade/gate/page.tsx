import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/shell/page'
import { Empty } from '@/components/ui/empty'
import { gateQueue } from '@/lib/areas/trade/gate/queries'
import { requireViewer } from '@/lib/core/viewer'
import { Queue } from './_components/queue'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('gate'))('title') }
}

/** 发货放行: on a wide screen the first order that needs a word is open at once; on a phone the queue comes first. */
export default async function GatePage({ searchParams }: { searchParams: Promise<{ list?: string }> }) {
  const [viewer, { list }] = await Promise.all([requireViewer(), searchParams])
  const rows = await gateQueue(viewer)
  const first = rows[0]
  if (first && list === undefined) redirect(`/trade/gate/${first.id}`)
  const t = await getTranslations('gate')
  return (
    <Page crumbs={[{ label: t('title') }]} flush>
      <div className="gate">
        <Queue rows={rows} current={null} />
        {first ? (
          <div className="desk-only">
            <Empty title={t('pickTitle')} body={t('pickBody')} />
          </div>
        ) : (
          <Empty title={t('emptyTitle')} body={t('emptyBody')} />
        )}
      </div>
    </Page>
  )
}
