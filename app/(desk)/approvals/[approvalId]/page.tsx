import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { z } from 'zod'
import { ApprovalList } from '@/components/approvals/approval-list'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { approvalDetail } from '@/lib/areas/approvals/queries'
import { changePaper } from '@/lib/areas/customers/register/queries'
import type { RecordKind } from '@/lib/areas/customers/records/rules/record-kinds'
import { lineDecision } from '@/lib/areas/credit/decisions/queries'
import { pageOfAddress } from '@/lib/core/paged-address'
import { requireViewer } from '@/lib/core/viewer'
import { RecordStory } from '../../customers/_components/record-story'
import { decide } from '../actions'
import { ChangePaper } from '../_components/change-paper'
import { DossierPaper } from '../_components/dossier-paper'
import { besides } from '../_components/groups'
import { LinePaper } from '../_components/line-paper'
import type { PaperProps } from '../_components/paper-props'
import { PlainPaper } from '../_components/plain-paper'
import { RatingPaper } from '../_components/rating-paper'
import { kindAsked, waitingGroups } from '../_components/waiting'

type Props = {
  params: Promise<{ approvalId: string }>
  searchParams: Promise<{ after?: string; before?: string; kind?: string }>
}

async function Paper({ viewer, paper, ...others }: PaperProps) {
  const t = await getTranslations('approvals')
  const line = paper.plan === 'credit.line' ? await lineDecision(paper.id) : null
  if (line) return <LinePaper paper={paper} line={line} {...others} />
  if (paper.plan === 'grading.rating') return <RatingPaper viewer={viewer} paper={paper} {...others} />
  const change = paper.plan === 'customers.change' ? await changePaper(viewer, paper.subjectId, true) : null
  if (change) return <ChangePaper paper={paper} change={change} {...others} />
  if (paper.subjectType === 'form-entry') return <DossierPaper viewer={viewer} paper={paper} {...others} />
  const href = paper.customerId ? `/customers/${paper.customerId}` : undefined
  return <PlainPaper paper={paper} {...others} href={href} hrefLabel={t('openCustomer')} />
}

/** The record whose notes and files stand below the paper. */
const recordOfSubject: Readonly<Record<string, RecordKind>> = {
  rating: 'credit-rating',
  line: 'line-application',
  change: 'customer-change',
  'form-entry': 'form-entry',
}

/** The paper of this address as the viewer may see it, read once a request. */
const paperAsked = cache(async (approvalId: string) => {
  const viewer = await requireViewer()
  return z.uuid().safeParse(approvalId).success ? approvalDetail(viewer, approvalId) : null
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [paper, t] = await Promise.all([
    params.then(({ approvalId }) => paperAsked(approvalId)),
    getTranslations('approvals'),
  ])
  return { title: paper ? `${paper.title} · ${t('title')}` : t('title') }
}

/** One paper beside the list of what waits. */
export default async function ApprovalPage({ params, searchParams }: Props) {
  const viewer = await requireViewer()
  const [{ approvalId }, asked] = await Promise.all([params, searchParams])
  const paper = await paperAsked(approvalId)
  if (!paper) notFound()
  const record = recordOfSubject[paper.subjectType]
  const [waiting, t] = await Promise.all([
    waitingGroups(viewer, { ...pageOfAddress(asked), kind: kindAsked(asked.kind) }),
    getTranslations('approvals'),
  ])
  const { previous, next } = besides(waiting.groups, paper.id)
  const list = `/approvals?list${waiting.here.replace('?', '&')}`
  return (
    <Page crumbs={[{ label: t('title'), href: list }, { label: paper.title }]} flush>
      <ClientMessages also={['approvals']}>
        <div className="split">
          <ApprovalList {...waiting} current={paper.id} sign={decide} />
          <div className="stack">
            <Paper
              viewer={viewer}
              paper={paper}
              previous={previous && `${previous}${waiting.here}`}
              next={next && `${next}${waiting.here}`}
            />
            {record && <RecordStory viewer={viewer} subjectType={record} subjectId={paper.subjectId} />}
          </div>
        </div>
      </ClientMessages>
    </Page>
  )
}
