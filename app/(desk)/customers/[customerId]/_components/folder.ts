import { notFound } from 'next/navigation'
import { cache } from 'react'
import { customerHeader } from '@/lib/areas/customers/dossier/queries'
import { requireViewer } from '@/lib/core/viewer'

/** The customer of this address as the viewer may see it, read once a request; an unknown page for everybody else. */
export const openFolder = cache(async (customerId: string) => {
  const viewer = await requireViewer()
  const folder = await customerHeader(viewer, customerId)
  if (!folder) notFound()
  return { viewer, folder }
})
