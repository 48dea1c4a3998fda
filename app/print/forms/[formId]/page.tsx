import { notFound } from 'next/navigation'
import { formOf } from '@/lib/composition/form-registry'
import { requireViewer } from '@/lib/core/viewer'
import { Paper } from '../../_components/paper'

/** A blank form on A4. */
export default async function BlankFormPage({ params }: { params: Promise<{ formId: string }> }) {
  const viewer = await requireViewer()
  const form = formOf((await params).formId)
  if (!form) notFound()
  return <Paper viewer={viewer} form={form} answers={null} />
}
