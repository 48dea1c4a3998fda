import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { openFolder } from '@/app/(desk)/customers/[customerId]/_components/folder'
import { formOf } from '@/lib/composition/form-registry'
import { isDossierPaper } from '@/lib/areas/customers/papers/rules/dossier-papers'
import { DossierPaper } from '../../../_components/dossier-paper'
import { paperTitle } from '../../../_components/paper-title'
import { keptPaper } from '../../../_components/kept-papers'

type Asked = {
  entry?: string
  period?: string
  month?: string
  before?: string
  post?: string
  opportunity?: string
}

type Props = { params: Promise<{ customerId: string; formId: string }>; searchParams: Promise<Asked> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { customerId, formId } = await params
  const form = formOf(formId)
  return form ? paperTitle(form.id, (await openFolder(customerId)).folder.name) : {}
}

/** A paper of a customer on A4: as it stands now, or a version as it was signed (`?entry=`). */
export default async function PrintPaperPage(props: Props) {
  const [{ customerId, formId }, asked] = await Promise.all([props.params, props.searchParams])
  const opened = await openFolder(customerId)
  if (isDossierPaper(formId))
    return (
      <DossierPaper opened={opened} formId={formId} entryId={asked.entry ?? null} period={asked.period} />
    )
  return keptPaper(opened, formId, asked) ?? notFound()
}
