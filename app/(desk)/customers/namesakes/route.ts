import { namesakesOf } from '@/lib/areas/customers/queries'
import { privateJson } from '@/lib/core/private-json'
import { may } from '@/lib/core/scope'
import { currentViewer } from '@/lib/core/viewer'
import { tidyTaxNumber } from '@/lib/core/forms/tax-number'

/** Customers on file that look like the one somebody is opening. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer || !may(viewer, 'customers.create')) return privateJson(null, viewer ? 404 : 401)
  const asked = new URL(request.url).searchParams
  const taxNumber = tidyTaxNumber(asked.get('taxNumber')?.slice(0, 40) ?? '')
  return privateJson(await namesakesOf(viewer, asked.get('name')?.slice(0, 100) ?? '', taxNumber || null))
}
