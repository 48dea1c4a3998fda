import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { changeSheetView } from '@/app/(desk)/customers/_components/change-sheet'
import { approvalOf } from '@/lib/areas/approvals/queries'
import { formC1 } from '@/lib/areas/customers/forms/c1'
import { changePaper } from '@/lib/areas/customers/register/queries'
import { requireViewer } from '@/lib/core/viewer'
import { Paper } from '../../_components/paper'
import { paperTitle } from '../../_components/paper-title'

export function generateMetadata(): Promise<Metadata> {
  return paperTitle(formC1.id)
}

/** 客户增减变动表 on A4, as it was handed in and signed. */
export default async function ChangePaperPage({ params }: { params: Promise<{ changeId: string }> }) {
  const viewer = await requireViewer()
  const { changeId } = await params
  const change = await changePaper(viewer, changeId)
  if (!change) notFound()
  const sheet = await changeSheetView(change, await approvalOf(viewer, 'change', change.id))
  return (
    <Paper
      viewer={viewer}
      form={formC1}
      back="/customers/changes"
      answers={sheet.answers}
      derived={sheet.derived}
      signatures={sheet.signatures}
      heads={[change.branchName ?? '', '', change.number]}
      about={{ name: change.customerName, number: change.number }}
    />
  )
}
