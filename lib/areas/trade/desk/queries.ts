import { sql } from '@/lib/core/db'
import { fenOf } from '@/lib/core/db'
import type { Fen } from '@/lib/core/money'
import { may, type Viewer } from '@/lib/core/scope'
import { orderReach } from '../policy'

export type DeskOrder = {
  id: string
  number: string
  customerName: string
  totalFen: Fen
  state: string
  filledOn: string
  phoneDueAt: string | null
  mine: 'sign' | 'phone' | 'release' | 'slip' | 'carry'
}

const WORK = [
  {
    mine: 'phone',
    permission: 'trade.order-sign',
    where: `o."state"='phone-released' OR (o."phoneById" IS NOT NULL AND o."signedById" IS NULL AND o."state" IN ('released','parked','delivered'))`,
  },
  { mine: 'sign', permission: 'trade.order-sign', where: `o."state"='filled'` },
  { mine: 'release', permission: 'trade.release', where: `o."state" IN ('signed','phone-released')` },
  {
    mine: 'slip',
    permission: 'trade.release',
    where: `o."state"='delivered' AND o."slipReturnedAt" IS NULL`,
  },
  { mine: 'carry', permission: 'trade.carry', where: `o."state" IN ('released','parked')` },
] as const

/** Orders that wait for a deed of this viewer, at most six of each kind, oldest first, with how many there are (up to 200). */
export async function ordersWaiting(
  viewer: Viewer,
): Promise<{ mine: DeskOrder['mine']; count: number; rows: DeskOrder[] }[]> {
  const work = WORK.filter(({ permission }) => may(viewer, permission))
  const found = await Promise.all(
    work.map(async ({ mine, permission, where }) => {
      const reach = orderReach(viewer, permission, 1)
      const rows = await sql<{
        id: string
        number: string
        customerName: string
        total: string
        state: string
        filledOn: string
        phoneDueAt: Date | null
        count: number
      }>(
        `SELECT w.*,c."name" AS "customerName" FROM (
           SELECT o."id"::text,o."number",o."customerId",o."total"::text,o."state",o."filledOn"::text,o."phoneDueAt",count(*) OVER ()::int AS count
           FROM (SELECT * FROM "ShippingOrder" o WHERE (${where}) AND ${reach.condition} ORDER BY o."id" LIMIT 200) o ORDER BY o."id" LIMIT 6) w
         JOIN "Customer" c ON c."id"=w."customerId" ORDER BY w.id`,
        reach.values,
      )
      return {
        mine,
        count: rows[0]?.count ?? 0,
        rows: rows.map(({ total, phoneDueAt, count: _count, ...row }) => ({
          ...row,
          totalFen: fenOf(total),
          phoneDueAt: phoneDueAt?.toISOString() ?? null,
          mine,
        })),
      }
    }),
  )
  return found.filter(({ count }) => count > 0)
}
