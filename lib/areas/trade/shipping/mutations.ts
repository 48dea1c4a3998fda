import { dateColumn, sqlOf, type Tx } from '@/lib/core/db'
import { businessDate, monthOf } from '@/lib/core/dates'
import { allow, allowUnless, choiceOf, type Decision, type Reason, refuse } from '@/lib/core/decision'
import { fen, fenFromYuan, sumFen, ZERO } from '@/lib/core/money'
import { ConflictError, defineMutation, InvalidError, type Moment } from '@/lib/core/mutation'
import { nextNumber } from '@/lib/core/numbering'
import type { Viewer } from '@/lib/core/scope'
import { tradeSettings } from '../contributes'
import { mayTrade, type TradePlace, signingRole } from '../policy'
import { pricedLines, type ProductOfDay, productsOn } from '../products/queries'
import { decidePrices, type PricedLine } from '../products/rules/price-floor'
import { decideStep, type OrderEvent, orderSteps } from '../rules/order-steps'
import {
  assignCourierInput,
  createOrderInput,
  deliverInput,
  moveOrderInput,
  phoneReleaseInput,
  signOrderInput,
} from '../schema'
import { addSales, book, lockPosition } from '../writes'
import { type LockedOrder, lockOrder, salesRepOf } from './queries'
import { amountOf, insertOrder, moveOrder } from './writes'

type OrderRef = { id: string; version?: number | undefined }

/** Position first, then the order: the one order in which these two are locked. Whoever may not learns nothing, not even that it moved on. */
async function lockForMove(
  tx: Tx,
  { id, version }: OrderRef,
  at: Moment,
  isAllowed: (order: LockedOrder) => boolean,
  withPosition = false,
): Promise<LockedOrder | null> {
  if (withPosition) {
    const found = await tx.shippingOrder.findUnique({ where: { id }, select: { customerId: true } })
    if (!found) return null
    await lockPosition(sqlOf(tx), found.customerId, at)
  }
  const order = await lockOrder(tx, id)
  if (!order || !isAllowed(order)) return null
  if (version !== undefined && order.version !== version)
    throw new ConflictError(
      [{ field: 'state', base: version, theirs: order.state, mine: null }],
      order.version,
    )
  return order
}

function auditOf(kind: string, order: LockedOrder, values: Record<string, unknown> = {}) {
  return {
    kind,
    subjectType: 'order',
    subjectId: order.id,
    customerId: order.customerId,
    unitId: order.branchId,
    values: { number: order.number, amountFen: order.totalFen, ...values },
  }
}

type CustomerAtDesk = {
  id: string
  name: string
  state: string
  place: TradePlace
  branchId: string | null
  /** Stands on the slip unless the one who fills it names another. */
  salesRepId: string | null
  products: Map<string, ProductOfDay>
}

/** Name and specification as a sentence calls the goods. */
const calledAs = ({ name, spec }: ProductOfDay) => (spec ? `${name} ${spec}` : name)

/**
 * 填写货物发运单 (C3): only for a selected customer of a branch (R-D01, R-S06), only goods of the list of products, and
 * no line under the ex-factory price of the day (R-P01). Throws nothing; a product nobody knows is an error at its cell.
 */
export const createOrder = defineMutation({
  name: 'trade.create-order',
  input: createOrderInput,
  load: async (tx, viewer, input, at): Promise<CustomerAtDesk | null> => {
    // Waits for a merge of this customer and then sees that it is gone.
    await sqlOf(tx).query(`SELECT 1 FROM "Customer" WHERE "id"=$1::uuid FOR KEY SHARE`, [input.customerId])
    const customer = await tx.customer.findFirst({
      where: { id: input.customerId, deletedAt: null },
      select: {
        id: true,
        name: true,
        state: true,
        ownerId: true,
        regionId: true,
        branchId: true,
        marketOfficeId: true,
      },
    })
    if (!customer) return null
    const ids = input.goods.map((line) => line.productId)
    const products = await productsOn(sqlOf(tx), ids, at.today)
    const unknown = ids.flatMap((id, i) => (products.has(id) ? [] : [`goods.${i}.productId`]))
    if (unknown.length > 0 && mayTrade(viewer, 'trade.order-create', customer))
      throw new InvalidError(
        Object.fromEntries(unknown.map((cell) => [cell, [{ code: 'errors.product-needed' }]])),
      )
    const rep = await salesRepOf(sqlOf(tx), customer.id, at.today)
    return { ...customer, place: customer, salesRepId: rep?.id ?? null, products }
  },
  authorize: (viewer, customer) => mayTrade(viewer, 'trade.order-create', customer.place),
  decide: (input, customer) => {
    const reasons: Reason[] = []
    if (customer.state !== 'selected')
      reasons.push({
        rule: 'R-D01',
        code: 'gate.not-selected',
        values: { state: customer.state },
        field: 'customerId',
      })
    if (!customer.branchId) reasons.push({ rule: 'R-D04', code: 'orders.no-branch', field: 'customerId' })
    const prices = decidePrices(
      input.goods.map((line) => {
        const product = customer.products.get(line.productId)!
        return { ...product, name: calledAs(product), ...line, priceFen: fenFromYuan(line.price) }
      }),
    )
    if (!prices.allowed) reasons.push(...prices.reasons)
    return allowUnless(reasons, { totalFen: sumFen(input.goods.map(amountOf)) })
  },
  save: async (tx, { totalFen }, input, customer, at, viewer) => {
    const number = await nextNumber(sqlOf(tx), 'FH', monthOf(at.today))
    const place = { branchId: customer.branchId!, marketOfficeId: customer.place.marketOfficeId }
    const slip = { ...input, salesRepId: input.salesRepId ?? customer.salesRepId }
    const id = await insertOrder(tx, at, slip, number, totalFen, place, viewer.personId, customer.products)
    return { id, number, totalFen }
  },
  audit: (_input, customer, _step, { id, number, totalFen }) => ({
    kind: 'trade.create-order',
    subjectType: 'order',
    subjectId: id,
    customerId: customer.id,
    unitId: customer.branchId,
    values: { number, amountFen: totalFen },
  }),
})

type Signing = { order: LockedOrder; lines: PricedLine[] }

/** The slip under lock with the ex-factory prices of today: goods are sold on the day somebody says they may go. */
async function loadSigning(tx: Tx, viewer: Viewer, ref: OrderRef, at: Moment): Promise<Signing | null> {
  const order = await lockForMove(tx, ref, at, ({ place }) => mayTrade(viewer, 'trade.order-sign', place))
  return order && { order, lines: await pricedLines(sqlOf(tx), order.id, at.today) }
}

function decideSignature(
  { order, lines }: Signing,
  viewer: Viewer,
  event: 'sign' | 'phone',
): Decision<{ as: string }> {
  const step = decideStep(order.state, event)
  if (!step.allowed) return step
  const as = signingRole(viewer, order.branchId)
  if (!as) return refuse({ rule: 'R-D02', code: 'orders.not-a-signer' })
  // Goods released by phone have been sold; the late signature only fills in the slip (R-D03).
  const prices = order.state === 'phone-released' ? allow(null) : decidePrices(lines)
  return prices.allowed ? allow({ as }) : prices
}

/** 认定可发货: 分支机构销售经理 or 分支机构总经理 signs (R-D02), at today's ex-factory prices (R-P01); also fills in a slip released by phone (R-D03). */
export const signOrder = defineMutation({
  name: 'trade.sign-order',
  input: signOrderInput,
  load: loadSigning,
  authorize: (viewer, { order }) => mayTrade(viewer, 'trade.order-sign', order.place),
  decide: (_input, facts, _at, viewer) => decideSignature(facts, viewer, 'sign'),
  save: (tx, { as }, { id }, _facts, at, viewer) =>
    moveOrder(tx, id, { state: 'signed', signedById: viewer.personId, signedAs: as, signedAt: at.now }),
  audit: (_input, { order }, { as }) => auditOf('trade.sign-order', order, { as }),
})

/** Both are out in the market: release by telephone, the slip to be signed within the hours of the setting (R-D03). */
export const phoneRelease = defineMutation({
  name: 'trade.phone-release',
  input: phoneReleaseInput,
  load: loadSigning,
  authorize: (viewer, { order }) => mayTrade(viewer, 'trade.order-sign', order.place),
  decide: (_input, facts, _at, viewer) => decideSignature(facts, viewer, 'phone'),
  save: (tx, _step, { id, reason }, { order }, at, viewer) => {
    const hours = at.settings.valueOf(tradeSettings, 'trade.phone-release-hours', [
      order.place.regionId,
      order.branchId,
    ])
    return moveOrder(tx, id, {
      state: 'phone-released',
      phoneById: viewer.personId,
      phoneReason: reason,
      phoneDueAt: new Date(at.now.getTime() + hours * 3_600_000),
    })
  },
  audit: ({ reason }, { order }) => auditOf('trade.phone-release', order, { reason }),
})

/** 指派送货员 (R-D04). */
export const assignCourier = defineMutation({
  name: 'trade.assign-courier',
  input: assignCourierInput,
  load: async (tx, viewer, input, at) => {
    const order = await lockForMove(tx, input, at, ({ place }) =>
      mayTrade(viewer, 'trade.assign-courier', place),
    )
    const courier = await tx.person.findFirst({
      where: { id: input.courierId, disabledAt: null, posts: { some: { role: 'courier' } } },
      select: { id: true, name: true },
    })
    if (order && !courier) throw new InvalidError({ courierId: [{ code: 'errors.unknown-person' }] })
    return order && { order, courier: courier! }
  },
  authorize: (viewer, { order }) => mayTrade(viewer, 'trade.assign-courier', order.place),
  decide: (_input, { order }) =>
    ['filled', 'signed', 'phone-released', 'released', 'parked'].includes(order.state)
      ? allow(null)
      : refuse({
          rule: 'R-D04',
          code: 'orders.wrong-state',
          values: { state: order.state, event: 'assign-courier' },
        }),
  save: (tx, _step, { id, courierId }, _facts, _at, viewer) =>
    moveOrder(tx, id, { courierId, courierById: viewer.personId }),
  audit: (_input, { order, courier }) => auditOf('trade.assign-courier', order, { person: courier.name }),
})

/** 业务经理签字证明已送达 (R-D05): credit becomes receivable, cash must be in hand; a courier carried it (R-D04). */
export const deliverOrder = defineMutation({
  name: 'trade.deliver',
  input: deliverInput,
  load: (tx, viewer, input, at) =>
    lockForMove(tx, input, at, (order) => mayTrade(viewer, 'trade.deliver', order.place), true),
  authorize: (viewer, order) => mayTrade(viewer, 'trade.deliver', order.place),
  decide: (input, order, at) => {
    const step = decideStep(order.state, 'deliver')
    const reasons: Reason[] = step.allowed ? [] : [...step.reasons]
    if (input.date > at.today) reasons.push({ rule: 'R-D05', code: 'orders.date-ahead', field: 'date' })
    if (order.courierId === null) reasons.push({ rule: 'R-D04', code: 'orders.no-courier' })
    if (order.payment === 'cash' && order.receivedFen < order.totalFen)
      reasons.push({
        rule: 'R-D08',
        code: 'orders.cash-missing',
        values: { missingFen: order.totalFen - order.receivedFen },
      })
    return allowUnless(reasons, null)
  },
  save: async (tx, _step, { id, pieces, date }, order, at, viewer) => {
    const run = sqlOf(tx)
    const credit = order.payment === 'credit'
    if (credit)
      await book(run, at, {
        customerId: order.customerId,
        kind: 'deliver',
        receivableFen: order.totalFen,
        inTransitFen: fen(-order.totalFen),
        lineFen: null,
        sourceType: 'order',
        sourceId: id,
        personId: viewer.personId,
      })
    await addSales(run, order.customerId, monthOf(businessDate(date)), order.totalFen, 1)
    await run.query(
      `UPDATE "Customer" SET "lastOrderOn"=greatest("lastOrderOn",$2::date) WHERE "id"=$1::uuid`,
      [order.customerId, date],
    )
    return moveOrder(tx, id, {
      state: 'delivered',
      deliveredOn: dateColumn(businessDate(date)),
      deliveredById: viewer.personId,
      deliveredPieces: pieces,
    })
  },
  audit: ({ pieces, date }, order) => auditOf('trade.deliver', order, { pieces, date }),
})

/** The courier carries what was given to him; everything else goes by the customer's place. */
function mayMove(viewer: Viewer, order: LockedOrder, event: keyof typeof orderSteps): boolean {
  const { permission } = orderSteps[event]
  const ownerId = permission === 'trade.carry' ? order.courierId : order.place.ownerId
  return mayTrade(viewer, permission, { ...order.place, ownerId })
}

function needsReason(event: OrderEvent): boolean {
  return event === 'park' || event === 'bring-back' || event === 'void'
}

/** The other steps of W6: park, go again, slip back to the cashier, match, bring back, void. */
export const moveShippingOrder = defineMutation({
  name: 'trade.move-order',
  input: moveOrderInput,
  load: (tx, viewer, input, at) =>
    lockForMove(tx, input, at, (order) => mayMove(viewer, order, input.event), input.event === 'bring-back'),
  authorize: (viewer, order, { event }) => mayMove(viewer, order, event),
  decide: ({ event, reason }, order) => {
    const step = decideStep(order.state, event)
    if (!step.allowed) return step
    const missing = needsReason(event) && reason === ''
    return allowUnless(
      missing ? [{ rule: 'W6', code: 'orders.reason-needed', field: 'reason' }] : [],
      step.step,
    )
  },
  save: async (tx, state, { id, event, reason }, order, at, viewer) => {
    if (event === 'bring-back' && order.payment === 'credit')
      await book(sqlOf(tx), at, {
        customerId: order.customerId,
        kind: 'return',
        receivableFen: ZERO,
        inTransitFen: fen(-order.totalFen),
        lineFen: null,
        sourceType: 'order',
        sourceId: id,
        personId: viewer.personId,
      })
    return moveOrder(tx, id, {
      state,
      ...(event === 'park' ? { parkedReason: reason } : {}),
      ...(event === 'return-slip' ? { slipReturnedAt: at.now } : {}),
    })
  },
  audit: ({ event, reason }, order, state) =>
    auditOf('trade.move-order', order, { event: choiceOf(event), from: order.state, to: state, reason }),
})
