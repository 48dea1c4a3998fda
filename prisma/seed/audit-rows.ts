import { unitId } from './cast'
import { type Cell, type Rows } from './copy'
import { type DemoCustomer } from './customers'
import { chanceOf, idAt } from './random'
import { type Timeline } from './timeline'
import { type TradeBooks } from './trade-rows'
import { headId } from './trade-rows'

/** Days of business the trail tells of; what is older was done before the trail began. */
const TOLD_DAYS = 45

type Event = {
  at: Date
  kind: string
  personId: string
  subjectType: string
  subjectId: string
  c: DemoCustomer
  values: Record<string, Cell>
}

function tradeEvents(books: TradeBooks, orderRows: Rows, time: Timeline): Event[] {
  const pieces = new Map(orderRows.map((row) => [row['id'], row['deliveredPieces'] ?? 0]))
  const since = time.last - TOLD_DAYS
  const orders = [...books.orders.values()].filter(({ of }) => of.day >= since && !of.isReturn)
  const receipts = [...books.receipts.values()].filter(({ of }) => of.day >= since && of.fen > 0)
  return [
    ...orders.map(({ of, customer: c, id, number, at }): Event => ({
      at,
      kind: 'trade.create-order',
      personId: c.managerId,
      subjectType: 'order',
      subjectId: id,
      c,
      values: { number, amountFen: of.totalFen },
    })),
    ...orders.flatMap(({ of, customer: c, id, number }): Event[] => {
      if (!of.check) return []
      const { lineFen, receivableFen, inTransitFen } = of.check
      const credit = of.payment === 'credit'
      const afterFen = receivableFen + inTransitFen + (credit ? of.totalFen : 0)
      const values = {
        number,
        amountFen: of.totalFen,
        lineFen,
        afterFen,
        result: credit ? 'passed' : 'cash-on-delivery',
      }
      return [
        {
          at: time.moment(of.day, of.minute),
          kind: 'trade.release',
          personId: c.cashierId,
          subjectType: 'order',
          subjectId: id,
          c,
          values,
        },
      ]
    }),
    ...orders.flatMap(({ of, customer: c, id, number }): Event[] => {
      if (of.deliveredDay === null || of.state === 'void') return []
      const values = {
        number,
        amountFen: of.totalFen,
        date: time.date(of.deliveredDay),
        pieces: pieces.get(id) ?? 0,
      }
      return [
        {
          at: time.moment(of.deliveredDay, Math.max(of.minute + 45, 840)),
          kind: 'trade.deliver',
          personId: c.ownerId,
          subjectType: 'order',
          subjectId: id,
          c,
          values,
        },
      ]
    }),
    ...receipts.map(({ of, customer: c, id, number, at }): Event => ({
      at,
      kind: 'trade.record-receipt',
      personId: c.cashierId,
      subjectType: 'receipt',
      subjectId: id,
      c,
      values: {
        number,
        amountFen: of.fen,
        method: of.method,
        date: time.date(of.day),
        order: of.order ? books.orders.get(of.order)!.number : '',
      },
    })),
  ]
}

/** A cell that holds text. */
const text = (cell: Cell | undefined) => (typeof cell === 'string' ? cell : '')

function gradeEvents(ratings: Rows, customers: readonly DemoCustomer[], time: Timeline): Event[] {
  const byId = new Map(customers.map((c) => [c.id, c]))
  const since = time.date(time.last - TOLD_DAYS)
  return ratings
    .filter((rating) => rating.state === 'approved' && text(rating.effectiveOn) >= since)
    .map((rating): Event => {
      const c = byId.get(text(rating.customerId))!
      return {
        at: rating.updatedAt as Date,
        kind: 'grading.grade-set',
        personId: headId('marketing-director'),
        subjectType: 'rating',
        subjectId: text(rating.id),
        c,
        values: {
          before: rating.previousGrade ?? null,
          after: rating.finalGrade ?? null,
          reason: '',
          due: '',
        },
      }
    })
}

/** Rows of the trail for the last weeks of trade and rating. */
export function auditRows(
  books: TradeBooks,
  orders: Rows,
  ratings: Rows,
  customers: readonly DemoCustomer[],
  time: Timeline,
): Rows {
  const chance = chanceOf('trail')
  return [...tradeEvents(books, orders, time), ...gradeEvents(ratings, customers, time)]
    .sort((a, b) => a.at.getTime() - b.at.getTime() || a.c.rank - b.c.rank)
    .map(({ c, ...event }) => ({
      id: idAt(event.at, chance),
      ...event,
      channel: 'web',
      customerId: c.id,
      unitId: unitId(c.branch),
      correlationId: idAt(event.at, chance),
    }))
}
