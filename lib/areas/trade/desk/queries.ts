import { armSql, reachArms } from '@/lib/areas/customers/policy'
import { now, today } from '@/lib/core/clock'
import { addDays, type BusinessDate } from '@/lib/core/dates'
import { fenOf, onPool, sql } from '@/lib/core/db'
import type { Fen } from '@/lib/core/money'
import { may, type Viewer } from '@/lib/core/scope'
import { gateFactsOf } from '../gate/queries'
import { orderReach } from '../policy'
import { decideRelease } from '../rules/gate'
import { curveFrom, type SalesCurve, salesCurve } from '../rules/sales-curve'

export type DeskOrder = {
  id: string
  number: string
  customerName: string
  totalFen: Fen
  state: string
  filledOn: string
  phoneDueAt: string | null
  mine: 'sign' | 'phone' | 'courier' | 'release' | 'slip' | 'carry'
  /** One to release that the check at the gate would stop now. */
  stopped: boolean
}

const WORK = [
  {
    mine: 'phone',
    permission: 'trade.order-sign',
    where: `o."state"='phone-released' OR (o."phoneById" IS NOT NULL AND o."signedById" IS NULL AND o."state" IN ('released','parked','delivered'))`,
  },
  { mine: 'sign', permission: 'trade.order-sign', where: `o."state"='filled'` },
  {
    mine: 'courier',
    permission: 'trade.assign-courier',
    where: `o."state" IN ('signed','phone-released','released','parked') AND o."courierId" IS NULL`,
  },
  { mine: 'release', permission: 'trade.release', where: `o."state" IN ('signed','phone-released')` },
  {
    mine: 'slip',
    permission: 'trade.release',
    where: `o."state"='delivered' AND o."slipReturnedAt" IS NULL`,
  },
  { mine: 'carry', permission: 'trade.carry', where: `o."state" IN ('released','parked')` },
] as const

async function stoppedAtGate(viewer: Viewer, rows: readonly { id: string }[]): Promise<Set<string>> {
  const ids = rows.map(({ id }) => id)
  const orders = await gateFactsOf(onPool, ids, today(), now(), viewer.personId)
  return new Set(orders.filter(({ facts }) => !decideRelease(facts).allowed).map(({ id }) => id))
}

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
      const stopped = mine === 'release' ? await stoppedAtGate(viewer, rows) : null
      return {
        mine,
        count: rows[0]?.count ?? 0,
        rows: rows.map(({ total, phoneDueAt, count: _count, ...row }) => ({
          ...row,
          totalFen: fenOf(total),
          phoneDueAt: phoneDueAt?.toISOString() ?? null,
          mine,
          stopped: stopped?.has(row.id) ?? false,
        })),
      }
    }),
  )
  return found.filter(({ count }) => count > 0)
}

/** Days an order may be under way before it is delivered: one filled in earlier is not looked for. */
const UNDER_WAY = 31

/**
 * The sales of this month so far, day by day, beside the month before: goods delivered to the customers within reach, of
 * one's own, of an office or of a branch. Null for whoever reads no reports, and for a reach of regions or of the company,
 * whose orders are too many to be read while one waits.
 */
export async function salesOfMonth(viewer: Viewer): Promise<SalesCurve | null> {
  const arms = reachArms(viewer, 'trade.read')
  if (!may(viewer, 'reports.read') || arms === 'all' || arms.length === 0) return null
  if (arms.some(({ column }) => column === 'regionId')) return null
  const day = today()
  const from = curveFrom(day)
  const within = arms.map((arm, at) => armSql(arm, at + 4)).join(' OR ')
  const rows = await sql<{ day: BusinessDate; sold: string }>(
    // Each customer by his own index: joined freely, a small reach would read the orders of everybody.
    `SELECT s."day"::text,sum(s."total")::text AS "sold" FROM "Customer" c CROSS JOIN LATERAL (
       SELECT o."deliveredOn" AS "day",o."total" FROM "ShippingOrder" o
       WHERE o."customerId"=c."id" AND o."filledOn" BETWEEN $1::date AND $3::date AND o."deliveredOn" BETWEEN $2::date AND $3::date OFFSET 0) s
     WHERE c."deletedAt" IS NULL AND (${within}) GROUP BY 1`,
    [addDays(from, -UNDER_WAY), from, day, ...arms.map(({ ids }) => ids)],
  )
  return salesCurve(
    rows.map((row) => ({ day: row.day, amountFen: fenOf(row.sold) })),
    day,
  )
}
