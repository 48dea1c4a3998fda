import type { Viewer } from '@/lib/core/scope'
import { type CustomerPlace, mayOnCustomer } from '../policy'
import { type DossierPaperId, paperOf } from './rules/dossier-papers'

/** May the viewer fill this paper of a customer he may read: by permission on it, or by post. */
export function mayFillPaper(viewer: Viewer, formId: DossierPaperId, place: CustomerPlace): boolean {
  const { fill } = paperOf(formId)
  return (
    mayOnCustomer(viewer, 'customers.read', place) &&
    (mayOnCustomer(viewer, fill.permission, place) ||
      viewer.posts.some((post) => fill.posts?.includes(post.role)))
  )
}
