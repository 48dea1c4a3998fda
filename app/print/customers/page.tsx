import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { openFolder } from '@/app/(desk)/customers/[customerId]/_components/folder'
import { isDossierPaper } from '@/lib/areas/customers/papers/rules/dossier-papers'
import { paperTitle } from '../_components/paper-title'
import { DossierPaper } from '../_components/dossier-paper'

const MOST = 20

type Props = { searchParams: Promise<{ form?: string; ids?: string | string[] }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { form = '' } = await searchParams
  return isDossierPaper(form) ? paperTitle(form) : {}
}

/** One paper of several customers, one after the other: `?form=A1&ids=a,b`. */
export default async function PrintManyPage({ searchParams }: Props) {
  const { form = '', ids = '' } = await searchParams
  const wanted = [...new Set(String(ids).split(',').filter(Boolean))].slice(0, MOST)
  if (!isDossierPaper(form) || wanted.length === 0) notFound()
  const opened = await Promise.all(wanted.map((id) => openFolder(id)))
  return opened.map((one) => <DossierPaper key={one.folder.id} opened={one} formId={form} entryId={null} />)
}
