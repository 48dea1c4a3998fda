import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ApprovalList } from '@/components/approvals/approval-list'
import { firstToOpen } from '@/components/approvals/approval-row'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { Empty } from '@/components/ui/empty'
import { pageOfAddress } from '@/lib/core/paged-address'
import { requireViewer } from '@/lib/core/viewer'
import { decide } from './actions'
import { HandedIn } from './_components/handed-in'
import { kindAsked, waitingGroups } from './_components/waiting'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('approvals'))('title') }
}

/** 审批, `?kind=` narrowed to one kind of paper: on a wide screen the paper due first is open at once; on a phone the list comes first. */
export default async function ApprovalsPage({
  searchParams,
}: {
  searchParams: Promise<{
    list?: string
    after?: string
    before?: string
    kind?: string
    mine?: string
    mineBefore?: string
  }>
}) {
  const viewer = await requireViewer()
  const asked = await searchParams
  const waiting = await waitingGroups(viewer, { ...pageOfAddress(asked), kind: kindAsked(asked.kind) })
  const { groups } = waiting
  const rows = groups.flatMap((group) => group.rows)
  const first = firstToOpen(rows)
  if (first && asked.list === undefined) redirect(`/approvals/${first.id}${waiting.here}`)
  const t = await getTranslations('approvals')
  return (
    <Page crumbs={[{ label: t('title') }]}>
      <ClientMessages also={['approvals']}>
        {rows.length === 0 && waiting.kinds.length === 0 ? (
          <div className="sheet">
            <Empty title={t('emptyTitle')} body={t('emptyBody')} />
          </div>
        ) : (
          <ApprovalList {...waiting} current={null} sign={decide} />
        )}
        <HandedIn viewer={viewer} asked={pageOfAddress({ after: asked.mine, before: asked.mineBefore })} />
      </ClientMessages>
    </Page>
  )
}
