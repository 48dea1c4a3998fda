'use server'

import { getTranslations } from 'next-intl/server'
import type { Pick } from '@/components/ui/pick-sheet'
import { customerSearch } from '@/lib/areas/customers/queries'
import { desksBelow } from '@/lib/composition/desk'
import { requireViewer } from '@/lib/core/viewer'

const LONGEST = 60

/** People below the viewer, whose desks he may look at. */
export async function findDesks(typed: string): Promise<Pick[]> {
  const [viewer, roles] = await Promise.all([requireViewer(), getTranslations('roles')])
  const people = await desksBelow(viewer, typed.slice(0, LONGEST))
  return people.map(({ id, name, role, unitName }) => ({
    href: `/?of=${id}`,
    label: name,
    detail: `${unitName} ${roles(`name.${role}`)}`,
  }))
}

/** Customers a visit can be recorded at, with the dialog open. */
export async function findVisited(typed: string): Promise<Pick[]> {
  const hits = await customerSearch(await requireViewer(), typed.slice(0, LONGEST), 8, 'visits.record')
  return hits.map(({ id, name, fileNumber }) => ({
    href: `/customers/${id}/visits?record=1`,
    label: name,
    detail: fileNumber,
  }))
}
