import { today } from '@/lib/core/clock'
import { type BusinessDate, monthOf } from '@/lib/core/dates'
import { fenOf, onPool, sql, sqlOf, type SqlTx, type Tx } from '@/lib/core/db'
import { fen, type Fen } from '@/lib/core/money'
import { cursorOf, keyOf, type Page } from '@/lib/core/paging'
import type { Viewer } from '@/lib/core/scope'
import { mayTrade, orderReach, signingRole, type TradePlace } from '../policy'
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

export type OrderRow = {
  id: string
  number: string
  customerId: string
  customerName: string
  filledOn: string
  totalFen: Fen
  payment: Payment
  state: OrderState
  salesRepName: string | null
}

export const ORDER_GROUPS = {
  unsigned: ['filled', 'phone-released'],
  ready: ['signed', 'phone-released'],
  moving: ['released', 'parked'],
  delivered: ['delivered', 'slip-returned'],
  closed: ['done', 'returned', 'void'],
} as const satisfies Record<string, readonly OrderState[]>
export type OrderGroup = keyof typeof ORDER_GROUPS

/** Orders within reach, newest first, one page by keyset of (filled on, id). */
export async function orderList(
  viewer: Viewer,
  wanted: {
    group?: OrderGroup | undefined
    customerId?: string | undefined
    after?: string | undefined
    size: number
  },
): Promise<Page<OrderRow>> {
  const reach = orderReach(viewer, 'trade.read', 5)
  const key = wanted.after ? keyOf(wanted.after, 1) : null
  const rows = await sql<Omit<OrderRow, 'totalFen'> & { total: string }>(
    `SELECT o."id"::text,o."number",o."customerId"::text,c."name" AS "customerName",o."filledOn"::text,o."total"::text,o."payment",o."state",s."name" AS "salesRepName"
     FROM (SELECT * FROM "ShippingOrder" o WHERE ($1::text[] IS NULL OR o."state"=ANY($1)) AND ($2::uuid IS NULL OR o."customerId"=$2) AND ($3::uuid IS NULL OR o."id"<$3) AND ${reach.condition}
           ORDER BY o."id" DESC LIMIT $4) o
     JOIN "Customer" c ON c."id"=o."customerId" LEFT JOIN "Person" s ON s."id"=o."salesRepId" ORDER BY o."id" DESC`,
    [
      wanted.group ? ORDER_GROUPS[wanted.group] : null,
      wanted.customerId ?? null,
      key?.[0] ?? null,
      wanted.size + 1,
      ...reach.values,
    ],
  )
  const page = rows.slice(0, wanted.size).map(({ total, ...row }) => ({ ...row, totalFen: fenOf(total) }))
  return { rows: page, next: rows.length > wanted.size ? cursorOf([page.at(-1)!.id]) : null, previous: null }
}

export type GoodsRow = {
  goods: string
  spec: string
  batch: string
  unit: string
  pieces: number
  quantity: string
  price: string
  amount: string
}

export type OrderSheet = {
  id: string
  number: string
  customerId: string
  customerName: string
  branchName: string
  marketOfficeName: string | null
  salesRepName: string | null
  filledOn: string
  address: string
  route: string | null
  goods: GoodsRow[]
  totalFen: Fen
  payment: Payment
  state: OrderState
  version: number
  people: {
    step: 'created' | 'signed' | 'phone' | 'courier' | 'released' | 'delivered'
    name: string
    at: string | null
    note: string | null
  }[]
  branchId: string
  checkFacts: Record<string, string> | null
  receivedFen: Fen
  may: {
    sign: boolean
    courier: boolean
    release: boolean
    deliver: boolean
    carry: boolean
    slip: boolean
    match: boolean
    void: boolean
  }
}

type RawSheet = Omit<OrderSheet, 'totalFen' | 'people' | 'may' | 'receivedFen'> &
  TradePlace & {
    total: string
    received: string
    courierId: string | null
    createdByName: string | null
    createdAt: Date
    signedByName: string | null
    signedAt: Date | null
    phoneByName: string | null
    phoneDueAt: Date | null
    phoneReason: string | null
    courierName: string | null
    releasedByName: string | null
    releasedAt: Date | null
    deliveredByName: string | null
    deliveredOn: string | null
  }

const SHEET = `
SELECT o."id"::text,o."number",o."customerId"::text,c."name" AS "customerName",b."name" AS "branchName",m."name" AS "marketOfficeName",r."name" AS "salesRepName",o."filledOn"::text,o."address",o."route",o."goods",
  o."total"::text,o."payment",o."state",o."version",o."branchId"::text,c."regionId"::text,o."marketOfficeId"::text,c."ownerId"::text,o."courierId"::text,o."checkFacts",
  coalesce((SELECT sum(x."amount") FROM "Receipt" x WHERE x."orderId"=o."id"),0)::text AS received,
  p1."name" AS "createdByName",o."createdAt",p2."name" AS "signedByName",o."signedAt",p3."name" AS "phoneByName",o."phoneDueAt",o."phoneReason",p4."name" AS "courierName",p5."name" AS "releasedByName",o."releasedAt",p6."name" AS "deliveredByName",o."deliveredOn"::text
FROM "ShippingOrder" o JOIN "Customer" c ON c."id"=o."customerId" JOIN "Unit" b ON b."id"=o."branchId" LEFT JOIN "Unit" m ON m."id"=o."marketOfficeId" LEFT JOIN "Person" r ON r."id"=o."salesRepId"
LEFT JOIN "Person" p1 ON p1."id"=o."createdBy" LEFT JOIN "Person" p2 ON p2."id"=o."signedById" LEFT JOIN "Person" p3 ON p3."id"=o."phoneById" LEFT JOIN "Person" p4 ON p4."id"=o."courierId" LEFT JOIN "Person" p5 ON p5."id"=o."releasedById" LEFT JOIN "Person" p6 ON p6."id"=o."deliveredById"
WHERE o."id"=$1::uuid`

function peopleOf(raw: RawSheet): OrderSheet['people'] {
  const all = [
    { step: 'created' as const, name: raw.createdByName, at: raw.createdAt.toISOString(), note: null },
    {
      step: 'phone' as const,
      name: raw.phoneByName,
      at: raw.phoneDueAt?.toISOString() ?? null,
      note: raw.phoneReason,
    },
    { step: 'signed' as const, name: raw.signedByName, at: raw.signedAt?.toISOString() ?? null, note: null },
    { step: 'courier' as const, name: raw.courierName, at: null, note: null },
    {
      step: 'released' as const,
      name: raw.releasedByName,
      at: raw.releasedAt?.toISOString() ?? null,
      note: null,
    },
    {
      step: 'delivered' as const,
      name: raw.deliveredByName,
      at: raw.deliveredOn ? `${raw.deliveredOn}T12:00:00+08:00` : null,
      note: null,
    },
  ]
  return all.flatMap(({ name, ...one }) => (name ? [{ ...one, name }] : []))
}

/** One order whole, with what the viewer may do to it now; null when unknown or out of reach. */
export async function orderSheet(viewer: Viewer, id: string): Promise<OrderSheet | null> {
  const [raw] = await sql<RawSheet>(SHEET, [id])
  if (!raw) return null
  const carried = { ...raw, ownerId: raw.courierId }
  if (!mayTrade(viewer, 'trade.read', raw) && !mayTrade(viewer, 'trade.carry', carried)) return null
  const { total, received, ...rest } = raw
  return {
    ...rest,
    totalFen: fenOf(total),
    receivedFen: fenOf(received),
    people: peopleOf(raw),
    may: {
      sign: signingRole(viewer, raw.branchId) !== null && mayTrade(viewer, 'trade.order-sign', raw),
      courier: mayTrade(viewer, 'trade.assign-courier', raw),
      release: mayTrade(viewer, 'trade.release', raw),
      deliver: mayTrade(viewer, 'trade.deliver', raw),
      carry: mayTrade(viewer, 'trade.carry', carried),
      slip: mayTrade(viewer, 'trade.release', raw),
      match: mayTrade(viewer, 'trade.match-papers', raw),
      void: mayTrade(viewer, 'trade.order-create', raw),
    },
  }
}

/** Couriers of a branch today. */
export async function couriersOf(branchId: string): Promise<{ id: string; name: string }[]> {
  return sql(
    `SELECT p."id"::text,p."name" FROM "Post" o JOIN "Person" p ON p."id"=o."personId" WHERE o."unitId"=$1::uuid AND o."role"='courier' AND o."startsOn"<=$2::date AND coalesce(o."endsOn",'infinity')>=$2::date AND p."disabledAt" IS NULL ORDER BY p."namePinyin"`,
    [branchId, today()],
  )
}

/** The 业务经理 of a new order unless another is named: the owner of the customer, where he holds such a post that day. */
export async function salesRepOf(
  run: SqlTx,
  customerId: string,
  day: BusinessDate,
): Promise<{ id: string; name: string } | null> {
  const [rep] = await run.query<{ id: string; name: string }>(
    `SELECT p."id"::text,p."name" FROM "Customer" c JOIN "Person" p ON p."id"=c."ownerId" WHERE c."id"=$1::uuid
       AND EXISTS (SELECT 1 FROM "Post" o WHERE o."personId"=p."id" AND o."role" IN ('sales-rep','ka-specialist') AND o."startsOn"<=$2::date AND coalesce(o."endsOn",'infinity')>=$2::date)`,
    [customerId, day],
  )
  return rep ?? null
}

export type OrderCustomer = {
  id: string
  name: string
  fileNumber: string
  state: string
  address: string
  salesRepName: string | null
  lineFen: Fen | null
  exposureFen: Fen
}

/** The customer a new order is for, with its line of the month; null when out of reach. */
export async function orderCustomer(viewer: Viewer, customerId: string): Promise<OrderCustomer | null> {
  const [raw] = await sql<
    TradePlace & {
      id: string
      name: string
      fileNumber: string
      state: string
      address: string | null
      line: string | null
      exposure: string
    }
  >(
    `SELECT c."id"::text,c."name",c."fileNumber",c."state",c."address",c."ownerId"::text,c."regionId"::text,c."branchId"::text,c."marketOfficeId"::text,
       (SELECT l."amount"::text FROM "CreditLine" l WHERE l."customerId"=c."id" AND l."month"=$2 AND l."frozenAt" IS NULL) AS line,
       coalesce((SELECT p."receivable"+p."inTransit" FROM "CreditPosition" p WHERE p."customerId"=c."id"),0)::text AS exposure
     FROM "Customer" c WHERE c."id"=$1::uuid AND c."deletedAt" IS NULL`,
    [customerId, monthOf(today())],
  )
  if (!raw || !mayTrade(viewer, 'trade.order-create', raw)) return null
  return {
    id: raw.id,
    name: raw.name,
    fileNumber: raw.fileNumber,
    state: raw.state,
    address: raw.address ?? '',
    salesRepName: (await salesRepOf(onPool, customerId, today()))?.name ?? null,
    lineFen: raw.line === null ? null : fenOf(raw.line),
    exposureFen: fenOf(raw.exposure),
  }
}
