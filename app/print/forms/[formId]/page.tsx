import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { formOf } from '@/lib/composition/form-registry'
import { requireViewer } from '@/lib/core/viewer'
import { Paper } from '../../_components/paper'
import { paperTitle } from '../../_components/paper-title'

type Props = { params: Promise<{ formId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const form = formOf((await params).formId)
  return form ? paperTitle(form.id) : {}
}

/** A blank form on A4. */
export default async function BlankFormPage({ params }: Props) {
  const viewer = await requireViewer()
  const form = formOf((await params).formId)
  if (!form) notFound()
  return <Paper viewer={viewer} form={form} answers={null} back="/forms" />
}
