import { customerCount } from '@/lib/areas/customers/list/queries'
import { listOf } from '@/lib/areas/customers/list/rules/list-address'
import { privateJson } from '@/lib/core/private-json'
import { currentViewer } from '@/lib/core/viewer'

/** How many customers the list of this address would show, counted no further than 10,000. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return privateJson(null, 401)
  const { search, filters } = listOf(Object.fromEntries(new URL(request.url).searchParams))
  return privateJson(await customerCount(viewer, { search, filters }))
}
