import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { customerHeader } from '@/lib/areas/customers/dossier/queries'
import { mergedInto } from '@/lib/areas/customers/merge/queries'
import { requireViewer } from '@/lib/core/viewer'

/**
 * The customer of this address as the viewer may see it, read once a request; an unknown page for everybody else. The
 * address of a merged record leads to the one that was kept.
 */
export const openFolder = cache(async (customerId: string) => {
  const viewer = await requireViewer()
  const folder = await customerHeader(viewer, customerId)
  if (!folder) {
    const keptId = await mergedInto(customerId)
    if (keptId && (await customerHeader(viewer, keptId))) redirect(`/customers/${keptId}`)
    notFound()
  }
  return { viewer, folder }
})
