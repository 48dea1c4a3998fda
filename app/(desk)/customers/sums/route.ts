import { customerSums } from '@/lib/areas/customers/list/queries'
import { listOf } from '@/lib/areas/customers/list/rules/list-address'
import { privateJson } from '@/lib/core/private-json'
import { currentViewer } from '@/lib/core/viewer'

/** Sums of the amounts in `cols` over every customer of the list of this address; null where they are too many. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return privateJson(null, 401)
  const { search, filters, columns } = listOf(Object.fromEntries(new URL(request.url).searchParams))
  return privateJson(await customerSums(viewer, { search, filters }, columns))
}
