import { notFound, redirect } from 'next/navigation'
import { requireViewer } from '@/lib/core/viewer'
import { sectionsOf } from './_components/sections'

/** Administration opens at the first section one may enter. */
export default async function AdminStart() {
  const [first] = sectionsOf(await requireViewer())
  return first ? redirect(first.href) : notFound()
}
