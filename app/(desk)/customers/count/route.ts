import { customerCount } from '@/lib/areas/customers/list/queries'
import { listOf } from '@/lib/areas/customers/list/rules/list-address'
import { privateJson } from '@/lib/core/private-json'
import { currentViewer } from '@/lib/core/viewer'

const MOST = 10_000

/** How many customers the list of this address would show, counted no further than 10,000. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return privateJson(null, 401)
  const { search, filters } = listOf(Object.fromEntries(new URL(request.url).searchParams))
  const count = await customerCount(viewer, { search, filters })
  return privateJson({ count: Math.min(count, MOST), more: count > MOST })
}
