import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import type { Derived } from '@/components/form-sheet/sheet-context'
import { approvalOf } from '@/lib/areas/approvals/queries'
import { formB1 } from '@/lib/areas/grading/forms/b1'
import { ratingPaper, type RatingSheet } from '@/lib/areas/grading/queries'
import { indicators, lettersFrom } from '@/lib/areas/grading/rules/credit-grade'
import { monthOf } from '@/lib/core/dates'
import type { Answers } from '@/lib/core/forms/definition'
import { requireViewer } from '@/lib/core/viewer'
import { Paper } from '../../_components/paper'
import { paperTitle } from '../../_components/paper-title'
import { signatureViews } from '../../_components/signature-views'

type Printed = RatingSheet & {
  rating: NonNullable<RatingSheet['rating']>
  region: string
  branch: string | null
}

/** Head of the sheet, what was filled in, and what the rule gave. */
async function answersOf({ rating, customer, region, branch, files }: Printed): Promise<Answers> {
  const t = await getTranslations('grading')
  const letters = lettersFrom(rating.letters)
  const bands = letters ? indicators.map((name) => [`${name}Band`, letters[name]] as const) : []
  const grade = (value: number | null) => (value === null ? null : String(value))
  const moved = rating.finalGrade ?? rating.computedGrade
  const change =
    moved === null || rating.previousGrade === null
      ? null
      : moved === rating.previousGrade
        ? t('same')
        : t(moved < rating.previousGrade ? 'rise' : 'fall', { steps: Math.abs(moved - rating.previousGrade) })
  return {
    ...rating.answers,
    attachments: rating.state === 'draft' ? files : (rating.answers.attachments ?? files),
    customer: { id: customer.id, label: customer.name },
    region: { id: customer.regionId, label: region },
    branch: branch && { id: customer.branchId, label: branch },
    period: { from: monthOf(rating.periodFrom), to: monthOf(rating.periodTo) },
    kind: rating.kind,
    ...Object.fromEntries(bands),
    computedGrade: grade(rating.computedGrade),
    previousGrade: grade(rating.previousGrade),
    gradeChange: change,
  }
}

export function generateMetadata(): Promise<Metadata> {
  return paperTitle(formB1.id)
}

/** B1 客户资信等级评估表 on A4, as it was filled in and signed. */
export default async function RatingPaperPage({ params }: { params: Promise<{ ratingId: string }> }) {
  const viewer = await requireViewer()
  const { ratingId } = await params
  const sheet = z.uuid().safeParse(ratingId).success ? await ratingPaper(viewer, ratingId) : null
  if (!sheet) notFound()
  const [answers, paper] = await Promise.all([answersOf(sheet), approvalOf(viewer, 'rating', ratingId)])
  const derived: Record<string, Derived> = Object.fromEntries(
    Object.entries(answers).map(([name, value]) => [name, { value }]),
  )
  return (
    <Paper
      viewer={viewer}
      form={formB1}
      back={`/customers/${sheet.customer.id}/rating`}
      answers={answers}
      derived={derived}
      signatures={await signatureViews(
        paper,
        { cell: 'filled', role: 'branch-sales-manager' },
        { confirm: 'reviewed', approve: 'approved' },
      )}
      heads={[sheet.branch ?? sheet.region, '', sheet.rating.number]}
      about={{ name: sheet.customer.name, number: sheet.rating.number }}
    />
  )
}
