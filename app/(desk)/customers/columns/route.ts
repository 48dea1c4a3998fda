import type { ListChoice } from '@/components/customers/list/use-all-columns'
import { salesUnits } from '@/lib/areas/customers/list/queries'
import { privateJson } from '@/lib/core/private-json'
import { may } from '@/lib/core/scope'
import { currentViewer } from '@/lib/core/viewer'
import { wordsIn } from '@/lib/core/words'
import { columnSpecs } from '../_components/column-specs'

/** Every column the list can have for this viewer, in his language, and the units it can be narrowed to. */
export async function GET(): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return privateJson(null, 401)
  if (!may(viewer, 'customers.read')) return privateJson(null, 403)
  const choice: ListChoice = {
    specs: columnSpecs(viewer, wordsIn(viewer.locale)),
    units: await salesUnits(),
  }
  return privateJson(choice)
}
