import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { folderHead } from '@/lib/areas/customers/folder/queries'
import { mergedInto } from '@/lib/areas/customers/merge/queries'
import { requireViewer } from '@/lib/core/viewer'

/**
 * The customer of this address as the viewer may see it with what stands around its pages, read once a request; an unknown
 * page for everybody else. The address of a merged record leads to the one that was kept.
 */
export const openFolder = cache(async (customerId: string) => {
  const viewer = await requireViewer()
  const head = await folderHead(viewer, customerId)
  if (!head) {
    const keptId = await mergedInto(customerId)
    if (keptId && (await folderHead(viewer, keptId))) redirect(`/customers/${keptId}`)
    notFound()
  }
  const { header: folder, ...around } = head
  return { viewer, folder, around }
})
