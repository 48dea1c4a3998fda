import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { Derived } from '@/components/form-sheet/sheet-context'
import { approvalOf } from '@/lib/areas/approvals/queries'
import { formB2, termsOnPaper } from '@/lib/areas/credit/forms/b2'
import { type B2Paper, b2Paper } from '@/lib/areas/credit/papers/queries'
import { fen } from '@/lib/core/money'
import type { Answers } from '@/lib/core/forms/definition'
import type { Viewer } from '@/lib/core/scope'
import { requireViewer } from '@/lib/core/viewer'
import { Paper } from '../../_components/paper'
import { paperTitle } from '../../_components/paper-title'
import { signatureViews } from '../../_components/signature-views'

async function answersOf(sheet: B2Paper): Promise<Answers> {
  const [t, words] = await Promise.all([getTranslations('roles.name'), getTranslations('forms.words')])
  return {
    month: sheet.month,
    branch: sheet.branch && { id: sheet.branch.id, label: sheet.branch.name },
    appliedOn: sheet.appliedOn,
    lines: sheet.rows.map((row) => ({
      customer: { id: row.customerId, label: row.customerName },
      grade: String(row.grade),
      terms: termsOnPaper(row.terms),
      lastLine: row.lastLineFen,
      lastShipped: row.lastShippedFen,
      receivable: row.receivableFen,
      overdue: row.overdueFen,
      averageSales: row.averageFen,
      ceiling: row.ceilingFen,
      applied: row.appliedFen,
      decided: row.decidedFen,
      remark: row.opinion,
    })),
    regionLimit: sheet.room.limitFen,
    regionUsed: sheet.room.decidedFen,
    regionLeft: sheet.room.limitFen === null ? null : fen(sheet.room.limitFen - sheet.room.decidedFen),
    copiedTo: [t('cashier'), t('accountant')].join(words('listComma')),
  }
}

async function signaturesOf(viewer: Viewer, sheet: B2Paper) {
  // Rows of one sheet are signed apart; the cell shows a decision only when all of them came from one hand.
  const papers = await Promise.all(sheet.rows.slice(0, 1).map((row) => approvalOf(viewer, 'line', row.id)))
  const one = sheet.deciders === 1 && sheet.rows.every((row) => row.decidedFen !== null)
  return signatureViews(
    papers[0] ?? null,
    { cell: 'applied', role: 'branch-sales-manager' },
    one ? { decide: 'decided' } : {},
  )
}

export function generateMetadata(): Promise<Metadata> {
  return paperTitle(formB2.id)
}

/** B2 授信额度申请(批复)表 on A4 landscape. */
export default async function B2PaperPage({ params }: { params: Promise<{ sheetNumber: string }> }) {
  const viewer = await requireViewer()
  const { sheetNumber } = await params
  const sheet = await b2Paper(viewer, sheetNumber)
  if (!sheet) notFound()
  const [answers, signatures] = await Promise.all([answersOf(sheet), signaturesOf(viewer, sheet)])
  const derived: Record<string, Derived> = Object.fromEntries(
    Object.entries(answers).map(([name, value]) => [name, { value }]),
  )
  return (
    <Paper
      viewer={viewer}
      form={formB2}
      back="/credit"
      answers={answers}
      derived={derived}
      signatures={signatures}
      heads={[sheet.branch?.name ?? '', '', sheetNumber]}
      about={{ name: sheet.branch?.name ?? '', number: sheetNumber }}
    />
  )
}
