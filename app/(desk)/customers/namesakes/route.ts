import { likelyCustomers } from '@/lib/areas/customers/duplicates/queries'
import { typedFirmInput } from '@/lib/areas/customers/duplicates/schema'
import { privateJson } from '@/lib/core/private-json'
import { may } from '@/lib/core/scope'
import { currentViewer } from '@/lib/core/viewer'

/** Customers within reach that may be the firm somebody is typing. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await currentViewer()
  const allowed = viewer && (may(viewer, 'customers.create') || may(viewer, 'customers.edit'))
  if (!allowed) return privateJson(null, viewer ? 404 : 401)
  const typed = typedFirmInput.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  return typed.success ? privateJson(await likelyCustomers(viewer, typed.data)) : privateJson(null, 400)
}
