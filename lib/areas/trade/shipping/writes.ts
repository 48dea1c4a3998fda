import { dateColumn, type Prisma, type Tx } from '@/lib/core/db'
import { newId } from '@/lib/core/audit'
import { type Fen, fenFromYuan, yuanOf } from '@/lib/core/money'
import type { Moment } from '@/lib/core/mutation'
import type { ProductOfDay } from '../products/queries'
import type { CreateOrderInput } from '../schema'
import { lineAmount } from '../rules/order-total'

/** Amount of one line of goods as typed, in fen. */
export function amountOf(line: CreateOrderInput['goods'][number]): Fen {
  return lineAmount({ quantity: line.quantity, priceFen: fenFromYuan(line.price) })
}

export type OrderPlace = { branchId: string; marketOfficeId: string | null }

/** Stores a filled slip. Name, specification and unit are kept as they were that day; prices and amounts as yuan text, as the paper shows them. */
export async function insertOrder(
  tx: Tx,
  at: Moment,
  input: CreateOrderInput,
  number: string,
  totalFen: Fen,
  place: OrderPlace,
  personId: string,
  products: ReadonlyMap<string, ProductOfDay>,
): Promise<string> {
  const id = newId(at.now)
  await tx.shippingOrder.create({
    data: {
      id,
      number,
      customerId: input.customerId,
      branchId: place.branchId,
      marketOfficeId: place.marketOfficeId,
      salesRepId: input.salesRepId,
      filledOn: dateColumn(at.today),
      address: input.address,
      route: input.route || null,
      goods: input.goods.map((line) => {
        const { name, spec, unit } = products.get(line.productId)!
        return { goods: name, spec, unit, ...line, amount: yuanOf(amountOf(line)) }
      }),
      total: yuanOf(totalFen),
      payment: input.payment,
      state: 'filled',
      createdBy: personId,
      createdAt: at.now,
    },
    select: { id: true },
  })
  return id
}

/** Moves an order under its lock. */
export async function moveOrder(
  tx: Tx,
  id: string,
  data: Prisma.ShippingOrderUncheckedUpdateInput,
): Promise<{ id: string; number: string; version: number; state: string }> {
  return tx.shippingOrder.update({
    where: { id },
    data: { ...data, version: { increment: 1 } },
    select: { id: true, number: true, version: true, state: true },
  })
}
