import { z } from 'zod'
import { dayInput } from '@/lib/core/day-input'

/** Yuan as plain decimal text, at most two decimals, above zero. */
const amount = z
  .string()
  .regex(/^\d{1,13}(\.\d{1,2})?$/, 'errors.amount')
  .refine((text) => Number(text) > 0, 'errors.amount-positive')
const price = z.string().regex(/^\d{1,10}(\.\d{1,2})?$/, 'errors.amount')
const quantity = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,3})?$/, 'errors.quantity')
  .refine((text) => Number(text) > 0, 'errors.quantity')
const date = dayInput
const words = (max: number) => z.string().trim().max(max)

/** A line names a product of the list (R-P01); its name, specification and unit are taken from there. */
export const goodsLine = z.strictObject({
  productId: z.uuid('errors.product-needed'),
  batch: words(60).default(''),
  pieces: z.int().nonnegative().max(1_000_000).default(0),
  quantity,
  price,
})

/** C3 as filled in; number, total and check are the system's. */
export const createOrderInput = z.strictObject({
  customerId: z.uuid(),
  payment: z.enum(['credit', 'cash']),
  address: words(200).min(1),
  route: words(60).default(''),
  salesRepId: z.uuid().nullable().default(null),
  goods: z.array(goodsLine).min(1).max(200),
})

const orderRef = { id: z.uuid(), version: z.int().positive().optional() }
export const signOrderInput = z.strictObject(orderRef)
export const phoneReleaseInput = z.strictObject({ ...orderRef, reason: words(500).min(1) })
export const assignCourierInput = z.strictObject({ ...orderRef, courierId: z.uuid() })
export const releaseInput = z.strictObject({ id: z.uuid() })
export const deliverInput = z.strictObject({
  ...orderRef,
  pieces: z.int().nonnegative().max(1_000_000),
  date,
})
export const moveOrderInput = z.strictObject({
  ...orderRef,
  event: z.enum(['park', 'go-again', 'return-slip', 'match', 'bring-back', 'void']),
  reason: words(500).default(''),
})

export const recordReceiptInput = z.strictObject({
  customerId: z.uuid(),
  orderId: z.uuid().nullable().default(null),
  date,
  amount,
  method: z.enum(['cash', 'draft', 'transfer']),
  remark: words(500).default(''),
})
export const reverseReceiptInput = z.strictObject({ id: z.uuid(), reason: words(500).min(1) })

export type CreateOrderInput = z.output<typeof createOrderInput>
