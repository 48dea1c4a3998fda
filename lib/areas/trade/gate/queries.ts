import { fenOf, type SqlTx } from '@/lib/core/db'
import type { Reason } from '@/lib/core/decision'
import { fen } from '@/lib/core/money'
import type { TradePlace } from '../policy'
import type { GateFacts, PaymentTerms } from '../rules/gate'
import type { OrderState } from '../rules/order-steps'

/** An order at the gate: what it is, where it stands, and the facts of the check. */
export type GateOrder = {
  id: string
  number: string
  customerId: string
  customerName: string
  branchId: string
  place: TradePlace
  state: OrderState
  version: number
  facts: GateFacts
}

type Raw = {
  id: string
  number: string
  customerId: string
  customerName: string
  branchId: string
  ownerId: string | null
  regionId: string
  marketOfficeId: string | null
  state: OrderState
  version: number
  payment: 'credit' | 'cash'
  total: string
  signedById: string | null
  phoneById: string | null
  earlierOverdue: boolean
  customerState: string
  channelNature: 'state' | 'private' | null
  paymentTerms: PaymentTerms | null
  contractInForce: boolean
  cashException: boolean
  receivable: string
  inTransit: string
  overdue: string
  line: string | null
  frozen: boolean
  received: string
}

/** Facts of the check for one order on one day. The earlier phone slip and the receipts are looked up only where they matter. */
const FACTS = `
SELECT o."id"::text,o."number",o."customerId"::text,c."name" AS "customerName",o."branchId"::text,c."ownerId"::text,c."regionId"::text,o."marketOfficeId"::text,o."state",o."version",o."payment",o."total"::text,
  o."signedById"::text,o."phoneById"::text,
  CASE WHEN o."signedById" IS NULL AND o."phoneById" IS NOT NULL THEN EXISTS (SELECT 1 FROM "ShippingOrder" e WHERE e."phoneById"=o."phoneById" AND e."signedById" IS NULL AND e."phoneDueAt"<$3::timestamptz AND e."id"<>o."id" AND e."state"<>'void') ELSE false END AS "earlierOverdue",
  c."state" AS "customerState",c."channelNature",c."paymentTerms",coalesce(c."contractUntil">=$2::date,false) AS "contractInForce",c."cashExceptionOn" IS NOT NULL AS "cashException",
  coalesce(p."receivable",0)::text AS receivable,coalesce(p."inTransit",0)::text AS "inTransit",coalesce(p."overdue",0)::text AS overdue,
  l."amount"::text AS line,l."frozenAt" IS NOT NULL AS frozen,
  CASE WHEN o."payment"='cash' THEN coalesce((SELECT sum(r."amount") FROM "Receipt" r WHERE r."orderId"=o."id"),0)::text ELSE '0' END AS received
FROM "ShippingOrder" o JOIN "Customer" c ON c."id"=o."customerId"
LEFT JOIN "CreditPosition" p ON p."customerId"=o."customerId"
LEFT JOIN "CreditLine" l ON l."customerId"=o."customerId" AND l."month"=left($2::text,7)`

function gateOrder(raw: Raw, releaserId: string): GateOrder {
  return {
    id: raw.id,
    number: raw.number,
    customerId: raw.customerId,
    customerName: raw.customerName,
    branchId: raw.branchId,
    place: {
      ownerId: raw.ownerId,
      regionId: raw.regionId,
      branchId: raw.branchId,
      marketOfficeId: raw.marketOfficeId,
    },
    state: raw.state,
    version: raw.version,
    facts: {
      orderFen: fenOf(raw.total),
      payment: raw.payment,
      customer: {
        state: raw.customerState,
        channelNature: raw.channelNature,
        paymentTerms: raw.paymentTerms,
        contractInForce: raw.contractInForce,
        cashException: raw.cashException,
      },
      signature: raw.signedById ? { personId: raw.signedById } : null,
      phone: raw.phoneById ? { personId: raw.phoneById, earlierOverdue: raw.earlierOverdue } : null,
      releaserId,
      receivableFen: fenOf(raw.receivable),
      inTransitFen: fenOf(raw.inTransit),
      overdueFen: fenOf(raw.overdue),
      line: raw.line === null ? null : { amountFen: fenOf(raw.line), frozen: raw.frozen },
      receivedFen: fen(fenOf(raw.received)),
    },
  }
}

/** Facts of an order for the check; inside a transaction after the position is locked, or outside for a look. null = unknown. */
export async function gateFacts(
  run: SqlTx,
  id: string,
  today: string,
  now: Date,
  releaserId: string,
  lock: boolean,
): Promise<GateOrder | null> {
  const [raw] = await run.query<Raw>(`${FACTS} WHERE o."id"=$1::uuid ${lock ? 'FOR UPDATE OF o' : ''}`, [
    id,
    today,
    now.toISOString(),
  ])
  return raw ? gateOrder(raw, releaserId) : null
}

/** Facts of many orders at once, for the queue at the counter. */
export async function gateFactsOf(
  run: SqlTx,
  ids: readonly string[],
  today: string,
  now: Date,
  releaserId: string,
): Promise<GateOrder[]> {
  const rows = await run.query<Raw>(`${FACTS} WHERE o."id"=ANY($1::uuid[])`, [ids, today, now.toISOString()])
  return rows.map((raw) => gateOrder(raw, releaserId))
}

/** Reasons as they are kept on the order and in the trail. */
export function keptReasons(
  reasons: readonly Reason[],
): { rule: string; code: string; values: Record<string, string | number> }[] {
  return reasons.map(({ rule, code, values }) => ({ rule, code, values: values ?? {} }))
}
