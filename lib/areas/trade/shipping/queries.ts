import { fenOf, sqlOf, type Tx } from '@/lib/core/db'
import { fen, type Fen } from '@/lib/core/money'
import type { TradePlace } from '../policy'
import type { Payment } from '../rules/gate'
import type { OrderState } from '../rules/order-steps'

/** An order under lock, with what the steps of W6 need. Amounts in fen. */
export type LockedOrder = {
  id: string
  number: string
  customerId: string
  customerName: string
  branchId: string
  place: TradePlace
  state: OrderState
  payment: Payment
  totalFen: Fen
  receivedFen: Fen
  courierId: string | null
  releasedById: string | null
  createdBy: string | null
  version: number
}

type Raw = Omit<LockedOrder, 'place' | 'totalFen' | 'receivedFen'> &
  TradePlace & { total: string; received: string }

const LOCK = `
SELECT o."id"::text,o."number",o."customerId"::text,c."name" AS "customerName",o."branchId"::text,c."ownerId"::text,c."regionId"::text,o."marketOfficeId"::text,
  o."state",o."payment",o."total"::text,o."courierId"::text,o."releasedById"::text,o."createdBy"::text,o."version",
  coalesce((SELECT sum(r."amount") FROM "Receipt" r WHERE r."orderId"=o."id"),0)::text AS received
FROM "ShippingOrder" o JOIN "Customer" c ON c."id"=o."customerId" WHERE o."id"=$1::uuid FOR UPDATE OF o`

/** Locks an order; null when there is none. */
export async function lockOrder(tx: Tx, id: string): Promise<LockedOrder | null> {
  const [raw] = await sqlOf(tx).query<Raw>(LOCK, [id])
  if (!raw) return null
  const { total, received, ownerId, regionId, marketOfficeId, ...rest } = raw
  return {
    ...rest,
    totalFen: fenOf(total),
    receivedFen: fen(fenOf(received)),
    place: { ownerId, regionId, branchId: raw.branchId, marketOfficeId },
  }
}
