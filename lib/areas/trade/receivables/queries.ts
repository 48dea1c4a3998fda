import { today } from '@/lib/core/clock'
import { fenOf, sql } from '@/lib/core/db'
import { type Fen } from '@/lib/core/money'
import { cursorOf, keyOf, type Page } from '@/lib/core/paging'
import type { Viewer } from '@/lib/core/scope'
import { mayTrade, receiptReach, type TradePlace } from '../policy'

export type ReceiptRow = {
  id: string
  number: string
  customerId: string
  customerName: string
  orderNumber: string | null
  date: string
  amountFen: Fen
  method: 'cash' | 'draft' | 'transfer'
  remark: string | null
  /** It is itself a reversal, or has been reversed. */
  reversed: boolean
}

/** Money received by the branches within reach, newest first, one page by keyset of id. */
export async function receiptList(
  viewer: Viewer,
  wanted: { after?: string | undefined; size: number },
): Promise<Page<ReceiptRow>> {
  const reach = receiptReach(viewer, 'trade.record-receipt', 3)
  const key = wanted.after ? keyOf(wanted.after, 1) : null
  const rows = await sql<Omit<ReceiptRow, 'amountFen'> & { amount: string }>(
    `SELECT r."id"::text,r."number",r."customerId"::text,c."name" AS "customerName",o."number" AS "orderNumber",r."date"::text,r."amount"::text,r."method",r."remark",
       r."reversesId" IS NOT NULL OR EXISTS (SELECT 1 FROM "Receipt" x WHERE x."reversesId"=r."id") AS reversed
     FROM (SELECT * FROM "Receipt" r WHERE ($1::uuid IS NULL OR r."id"<$1) AND ${reach.condition} ORDER BY r."id" DESC LIMIT $2) r
     JOIN "Customer" c ON c."id"=r."customerId" LEFT JOIN "ShippingOrder" o ON o."id"=r."orderId" ORDER BY r."id" DESC`,
    [key?.[0] ?? null, wanted.size + 1, ...reach.values],
  )
  const page = rows.slice(0, wanted.size).map(({ amount, ...row }) => ({ ...row, amountFen: fenOf(amount) }))
  return { rows: page, next: rows.length > wanted.size ? cursorOf([page.at(-1)!.id]) : null, previous: null }
}

export type Payer = { customerId: string; customerName: string; receivableFen: Fen; today: string }

/** The customer money is recorded for, with what it owes; null when out of reach. */
export async function payer(viewer: Viewer, customerId: string): Promise<Payer | null> {
  const [raw] = await sql<TradePlace & { name: string; receivable: string }>(
    `SELECT c."name",c."ownerId"::text,c."regionId"::text,c."branchId"::text,c."marketOfficeId"::text,coalesce((SELECT p."receivable" FROM "CreditPosition" p WHERE p."customerId"=c."id"),0)::text AS receivable
     FROM "Customer" c WHERE c."id"=$1::uuid AND c."deletedAt" IS NULL`,
    [customerId],
  )
  if (!raw || !mayTrade(viewer, 'trade.record-receipt', raw)) return null
  return { customerId, customerName: raw.name, receivableFen: fenOf(raw.receivable), today: today() }
}
