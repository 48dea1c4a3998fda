import { notFound } from 'next/navigation'
import { openFolder } from '@/app/(desk)/customers/[customerId]/_components/folder'
import { isDossierPaper } from '@/lib/areas/customers/papers/rules/dossier-papers'
import { DossierPaper } from '../../../_components/dossier-paper'
import { keptPaper } from '../../../_components/kept-papers'

type Asked = { entry?: string; month?: string; before?: string; post?: string; opportunity?: string }

/** A paper of a customer on A4: as it stands now, or a version as it was signed (`?entry=`). */
export default async function PrintPaperPage(props: {
  params: Promise<{ customerId: string; formId: string }>
  searchParams: Promise<Asked>
}) {
  const [{ customerId, formId }, asked] = await Promise.all([props.params, props.searchParams])
  const opened = await openFolder(customerId)
  if (isDossierPaper(formId))
    return <DossierPaper opened={opened} formId={formId} entryId={asked.entry ?? null} />
  return keptPaper(opened, formId, asked) ?? notFound()
}
