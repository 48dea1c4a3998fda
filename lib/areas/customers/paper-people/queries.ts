import { today } from '@/lib/core/clock'
import { onPool } from '@/lib/core/db'
import type { Viewer } from '@/lib/core/scope'
import { type DossierFactsView, dossierFactsOf } from '../dossier/queries'
import { readPeople } from '../people/queries'
import { recordRows } from '../people/rules/record-rows'

/** All facts of a customer as its papers show them: with its people and departments as lines; masked. Null beyond reach. */
export async function paperFactsOf(viewer: Viewer, customerId: string): Promise<DossierFactsView | null> {
  const view = await dossierFactsOf(viewer, customerId)
  const stored = view && (await readPeople(onPool, customerId))
  if (!view || !stored) return null
  return { ...view, facts: { ...view.facts, ...recordRows(stored.people, stored.departments, today()) } }
}
