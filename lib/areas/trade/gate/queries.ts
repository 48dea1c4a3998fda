import { businessZone, now, today } from '@/lib/core/clock'
import { type BusinessDate, startOf } from '@/lib/core/dates'
import { fenOf, onPool, sql, type SqlTx } from '@/lib/core/db'
import type { Reason } from '@/lib/core/decision'
import { fen, type Fen } from '@/lib/core/money'
import type { Viewer } from '@/lib/core/scope'
import { settingsAsOf } from '@/lib/core/settings'
import { creditSettings } from '@/lib/areas/credit/contributes'
import { mayTrade, orderReach, type TradePlace } from '../policy'
import { decideRelease, type GateFacts, type PaymentTerms } from '../rules/gate'
import type { OrderState } from '../rules/order-steps'
import { type QueueCheck, queueCheck } from './rules/next-order'

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
  creditGrade: number | null
  receivable: string
  inTransit: string
  overdue: string
  line: string | null
  frozen: boolean
  received: string
}

/** Facts of the check for orders on one day. */
const FACTS =
  'SELECT f.* FROM unnest($1::uuid[]) AS asked(id) CROSS JOIN LATERAL gate_facts(asked.id,$2::date,$3::timestamptz) f'

/** The worst grade of good credit; asked for only where R-P02 turns on it. */
async function goodCreditGrade(run: SqlTx, rows: readonly Raw[], day: string): Promise<number> {
  const asks = rows.some((raw) => raw.channelNature === 'state' && raw.paymentTerms === 'agreed')
  if (!asks) return 5
  return (await settingsAsOf(run, day as BusinessDate)).valueOf(creditSettings, 'credit.good-credit-grade')
}

function gateOrder(raw: Raw, releaserId: string, good: number): GateOrder {
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
        creditGrade: raw.creditGrade,
        goodCreditGrade: good,
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

/** Facts of an order for the check; inside a transaction after position and order are locked, or outside for a look. null = unknown. */
export async function gateFacts(
  run: SqlTx,
  id: string,
  today: string,
  now: Date,
  releaserId: string,
): Promise<GateOrder | null> {
  const [order] = await gateFactsOf(run, [id], today, now, releaserId)
  return order ?? null
}

/** Facts of many orders at once, for the queue at the counter. */
export async function gateFactsOf(
  run: SqlTx,
  ids: readonly string[],
  today: string,
  now: Date,
  releaserId: string,
): Promise<GateOrder[]> {
  const rows = await run.kept<Raw>(FACTS, [ids, today, now.toISOString()])
  const good = await goodCreditGrade(run, rows, today)
  return rows.map((raw) => gateOrder(raw, releaserId, good))
}

/** Reasons as they are kept on the order and in the trail. */
export function keptReasons(
  reasons: readonly Reason[],
): { rule: string; code: string; values: Record<string, string | number> }[] {
  return reasons.map(({ rule, code, values }) => ({ rule, code, values: values ?? {} }))
}

/** An order in the cashier's queue, with what the check says now. */
export type QueueRow = {
  id: string
  number: string
  customerId: string
  customerName: string
  orderFen: Fen
  state: OrderState
  at: string
  check: QueueCheck
}

const QUEUE = `SELECT o."id"::text,coalesce(o."releasedAt",o."signedAt",o."createdAt") AS at FROM "ShippingOrder" o WHERE `

/** Orders that can go out, are waiting for a signature, or went out today; what waits longest first. At most 120. */
export async function gateQueue(viewer: Viewer): Promise<QueueRow[]> {
  const reach = orderReach(viewer, 'trade.release', 2)
  const from = startOf(today(), businessZone())
  const ids = await sql<{ id: string; at: Date }>(
    `(${QUEUE}${reach.condition} AND o."state" IN ('signed','phone-released','filled') ORDER BY o."id" LIMIT 100)
     UNION ALL (${QUEUE}${reach.condition} AND o."state"='released' AND o."releasedAt">=$1::timestamptz ORDER BY o."releasedAt" DESC LIMIT 20)`,
    [from.toISOString(), ...reach.values],
  )
  const orders = await gateFactsOf(
    onPool,
    ids.map((row) => row.id),
    today(),
    now(),
    viewer.personId,
  )
  const at = new Map(ids.map((row) => [row.id, row.at.toISOString()]))
  return orders
    .map((order) => ({
      id: order.id,
      number: order.number,
      customerId: order.customerId,
      customerName: order.customerName,
      orderFen: order.facts.orderFen,
      state: order.state,
      at: at.get(order.id)!,
      check: queueCheck(order.state, decideRelease(order.facts)),
    }))
    .sort((a, b) => ORDER.indexOf(a.check) - ORDER.indexOf(b.check) || (a.at < b.at ? -1 : 1))
}

const ORDER: QueueCheck[] = ['go', 'stop', 'unsigned', 'gone']

/** One order at the counter: the whole check with its figures. Amounts in fen. */
export type GateSheet = {
  id: string
  number: string
  customerId: string
  customerName: string
  creditGrade: number | null
  branchName: string
  filledOn: string
  state: OrderState
  version: number
  payment: 'credit' | 'cash'
  orderFen: Fen
  receivableFen: Fen
  inTransitFen: Fen
  receivedFen: Fen
  lineFen: Fen | null
  signedByName: string | null
  signedAs: string | null
  phone: boolean
  courierName: string | null
  courierId: string | null
  managerName: string | null
  releasedByName: string | null
  releasedAt: string | null
  checks: { selected: boolean; signed: boolean; line: boolean }
  reasons: Reason[]
  result: string | null
}

type SheetRow = {
  creditGrade: number | null
  branchName: string
  filledOn: string
  signedByName: string | null
  signedAs: string | null
  courierName: string | null
  courierId: string | null
  managerName: string | null
  releasedByName: string | null
  releasedAt: Date | null
  checkResult: string | null
  checkFacts: Record<string, string> | null
}

/** One order at the counter; null when unknown or out of reach. */
export async function gateSheet(viewer: Viewer, id: string): Promise<GateSheet | null> {
  const order = await gateFacts(onPool, id, today(), now(), viewer.personId)
  if (
    !order ||
    !(mayTrade(viewer, 'trade.release', order.place) || mayTrade(viewer, 'trade.read', order.place))
  )
    return null
  const [row] = await sql<SheetRow>(
    `SELECT c."creditGrade",b."name" AS "branchName",o."filledOn"::text,s."name" AS "signedByName",o."signedAs",k."name" AS "courierName",o."courierId"::text,r."name" AS "releasedByName",o."releasedAt",o."checkResult",o."checkFacts",
       (SELECT h."name" FROM "Post" p JOIN "Person" h ON h."id"=p."personId" WHERE p."unitId"=o."branchId" AND p."role"='branch-sales-manager' AND p."startsOn"<=$2::date AND coalesce(p."endsOn",'infinity')>=$2::date ORDER BY p."acting" LIMIT 1) AS "managerName"
     FROM "ShippingOrder" o JOIN "Customer" c ON c."id"=o."customerId" JOIN "Unit" b ON b."id"=o."branchId"
     LEFT JOIN "Person" s ON s."id"=coalesce(o."signedById",o."phoneById") LEFT JOIN "Person" k ON k."id"=o."courierId" LEFT JOIN "Person" r ON r."id"=o."releasedById" WHERE o."id"=$1::uuid`,
    [id, today()],
  )
  const { facts } = order
  const decision = decideRelease(facts)
  // Once it has left, its own goods count among those in transit: the check that let it out stands.
  const reasons = row!.releasedAt || decision.allowed ? [] : decision.reasons
  const past = row!.checkFacts
  return {
    id: order.id,
    number: order.number,
    customerId: order.customerId,
    customerName: order.customerName,
    creditGrade: row!.creditGrade,
    branchName: row!.branchName,
    filledOn: row!.filledOn,
    state: order.state,
    version: order.version,
    payment: facts.payment,
    orderFen: facts.orderFen,
    receivableFen: past ? fenOf(past.receivable!) : facts.receivableFen,
    inTransitFen: past ? fenOf(past.inTransit!) : facts.inTransitFen,
    receivedFen: facts.receivedFen,
    lineFen: past ? fenOf(past.line!) : (facts.line?.amountFen ?? null),
    signedByName: row!.signedByName,
    signedAs: row!.signedAs,
    phone: facts.signature === null && facts.phone !== null,
    courierName: row!.courierName,
    courierId: row!.courierId,
    managerName: row!.managerName,
    releasedByName: row!.releasedByName,
    releasedAt: row!.releasedAt?.toISOString() ?? null,
    checks: {
      selected: facts.customer.state === 'selected',
      signed: !reasons.some(
        ({ code }) =>
          code === 'gate.not-signed' || code === 'gate.signer-releases' || code === 'gate.phone-overdue',
      ),
      line: !reasons.some(({ code }) => LINE_CODES.includes(code)),
    },
    reasons,
    result: row!.checkResult,
  }
}

const LINE_CODES = [
  'gate.over-line',
  'gate.no-line',
  'gate.line-frozen',
  'gate.no-exception',
  'gate.poor-credit',
  'gate.no-contract',
  'gate.earlier-batch',
]
