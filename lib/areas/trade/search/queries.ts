import { sql } from '@/lib/core/db'
import type { Viewer } from '@/lib/core/scope'
import { orderReach } from '../policy'

export type OrderHit = { id: string; number: string; customerName: string; state: string }

/** Orders within reach whose number begins or ends with what is typed, newest first. Fewer than three characters find nothing. */
export async function orderSearch(viewer: Viewer, typed: string, most = 6): Promise<OrderHit[]> {
  const part = typed.trim().toUpperCase().slice(0, 40)
  if (!/^[A-Z]{0,4}[\d-]{3,}$/.test(part)) return []
  const reach = orderReach(viewer, 'trade.read', 4)
  return sql<OrderHit>(
    `SELECT o."id"::text,o."number",c."name" AS "customerName",o."state" FROM "ShippingOrder" o JOIN "Customer" c ON c."id"=o."customerId"
     WHERE (o."number" LIKE $1 OR o."number" LIKE $2) AND ${reach.condition} ORDER BY o."id" DESC LIMIT $3`,
    [`${part}%`, `%${part}`, most, ...reach.values],
  )
}
