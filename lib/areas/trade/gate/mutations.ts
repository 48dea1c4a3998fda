import type { SqlTx } from '@/lib/core/db'
import type { Decision } from '@/lib/core/decision'
import { monthOf } from '@/lib/core/dates'
import { yuanOf, ZERO } from '@/lib/core/money'
import { defineSqlMutation, type Moment } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { mayTrade } from '../policy'
import { decideRelease, type GateStep } from '../rules/gate'
import { decideStep } from '../rules/order-steps'
import { releaseInput } from '../schema'
import { book } from '../writes'
import { gateFacts, type GateOrder, keptReasons } from './queries'

const LOCK = `SELECT 1 FROM "CreditPosition" p JOIN "ShippingOrder" o ON o."customerId"=p."customerId" WHERE o."id"=$1::uuid FOR UPDATE`

/** Locks the customer's position, then the order, so that the facts read after it cannot move any more. */
async function lockByOrder(tx: SqlTx, orderId: string, at: Moment): Promise<void> {
  if ((await tx.kept(LOCK, [orderId])).length > 0) return
  await tx.query(
    `INSERT INTO "CreditPosition" ("customerId","updatedAt") SELECT "customerId",$2::timestamptz FROM "ShippingOrder" WHERE "id"=$1::uuid ON CONFLICT DO NOTHING`,
    [orderId, at.now.toISOString()],
  )
  await tx.query(LOCK, [orderId])
}

function decide(order: GateOrder): Decision<GateStep> {
  const step = decideStep(order.state, 'release')
  return step.allowed ? decideRelease(order.facts) : step
}

const SAVE = `
UPDATE "ShippingOrder" SET "state"='released',"releasedById"=$2::uuid,"releasedAt"=$3::timestamptz,"checkResult"=$4,"checkReasons"=NULL,"checkedAt"=$3::timestamptz,"checkFacts"=$5::jsonb,"version"="version"+1
WHERE "id"=$1::uuid AND "state" IN ('signed','phone-released') RETURNING "version"`

async function saveRelease(tx: SqlTx, step: GateStep, order: GateOrder, at: Moment, viewer: Viewer) {
  const facts = {
    line: yuanOf(step.lineFen),
    receivable: yuanOf(order.facts.receivableFen),
    inTransit: yuanOf(order.facts.inTransitFen),
    after: yuanOf(step.afterFen),
    month: monthOf(at.today),
  }
  const [row] = await tx.kept<{ version: number }>(SAVE, [
    order.id,
    viewer.personId,
    at.now.toISOString(),
    step.result,
    JSON.stringify(facts),
  ])
  if (!row) throw new Error(`order ${order.id} moved under its lock`)
  if (step.addsFen > 0)
    await book(tx, at, {
      customerId: order.customerId,
      kind: 'release',
      receivableFen: ZERO,
      inTransitFen: step.addsFen,
      lineFen: step.lineFen,
      sourceType: 'order',
      sourceId: order.id,
      personId: viewer.personId,
    })
  return {
    id: order.id,
    number: order.number,
    version: row.version,
    result: step.result,
    lineFen: step.lineFen,
    afterFen: step.afterFen,
  }
}

/** 出纳发货: the goods leave inside the line and not a fen over it (R-D01, R-D02, R-D03, R-C11, R-C12). */
export const releaseOrder = defineSqlMutation({
  name: 'trade.release',
  input: releaseInput,
  usesSettings: false,
  load: async (tx, viewer, { id }, at) => {
    await lockByOrder(tx, id, at)
    return gateFacts(tx, id, at.today, at.now, viewer.personId)
  },
  authorize: (viewer, order) => mayTrade(viewer, 'trade.release', order.place),
  decide: (_input, order) => decide(order),
  save: (tx, step, _input, order, at, viewer) => saveRelease(tx, step, order, at, viewer),
  audit: (_input, order, step) => ({
    kind: 'trade.release',
    subjectType: 'order',
    subjectId: order.id,
    customerId: order.customerId,
    unitId: order.branchId,
    values: {
      number: order.number,
      amountFen: order.facts.orderFen,
      lineFen: step.lineFen,
      afterFen: step.afterFen,
      result: step.result,
    },
  }),
  onRefused: async (tx, reasons, _input, order, at) => {
    await tx.query(
      `UPDATE "ShippingOrder" SET "checkResult"=$2,"checkReasons"=$3::jsonb,"checkedAt"=$4::timestamptz WHERE "id"=$1::uuid`,
      [order.id, reasons[0]!.code, JSON.stringify(keptReasons(reasons)), at.now.toISOString()],
    )
    return [
      {
        kind: 'trade.release-refused',
        subjectType: 'order',
        subjectId: order.id,
        customerId: order.customerId,
        unitId: order.branchId,
        values: { number: order.number, amountFen: order.facts.orderFen, reasons: keptReasons(reasons) },
      },
    ]
  },
})
