import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ApprovalList } from '@/components/approvals/approval-list'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { Empty } from '@/components/ui/empty'
import { requireViewer } from '@/lib/core/viewer'
import { decide } from './actions'
import { HandedIn } from './_components/handed-in'
import { waitingGroups } from './_components/waiting'

/** 审批: on a wide screen the first paper is open at once; on a phone the list comes first. */
export default async function ApprovalsPage({ searchParams }: { searchParams: Promise<{ list?: string }> }) {
  const viewer = await requireViewer()
  const groups = await waitingGroups(viewer)
  const rows = groups.flatMap((group) => group.rows)
  const first = rows.find((row) => !row.withinRule) ?? rows[0]
  const { list } = await searchParams
  if (first && list === undefined) redirect(`/approvals/${first.id}`)
  const t = await getTranslations('approvals')
  return (
    <Page crumbs={[{ label: t('title') }]}>
      <ClientMessages also={['approvals']}>
        {rows.length === 0 ? (
          <div className="sheet">
            <Empty title={t('emptyTitle')} body={t('emptyBody')} />
          </div>
        ) : (
          <ApprovalList groups={groups} current={null} sign={decide} />
        )}
        <HandedIn viewer={viewer} />
      </ClientMessages>
    </Page>
  )
}
