import type { NextRequest } from 'next/server'
import type { ListChoice } from '@/components/customers/list/use-all-columns'
import { salesUnits } from '@/lib/areas/customers/list/queries'
import { isLocale } from '@/lib/core/locale'
import { privateJson } from '@/lib/core/private-json'
import { may } from '@/lib/core/scope'
import { currentViewer } from '@/lib/core/viewer'
import { wordsIn } from '@/lib/core/words'
import { columnSpecs } from '../_components/column-specs'

/**
 * Every column the list can have for this viewer, and the units it can be narrowed to. In the language of the page that
 * asks: another tab may have changed his since.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return privateJson(null, 401)
  if (!may(viewer, 'customers.read')) return privateJson(null, 403)
  const spoken = request.nextUrl.searchParams.get('locale') ?? ''
  const choice: ListChoice = {
    specs: columnSpecs(viewer, wordsIn(isLocale(spoken) ? spoken : viewer.locale)),
    units: await salesUnits(),
  }
  return privateJson(choice)
}
