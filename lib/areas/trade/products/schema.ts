import { z } from 'zod'
import { dayInput } from '@/lib/core/day-input'

const price = z
  .string()
  .regex(/^\d{1,10}(\.\d{1,2})?$/, 'errors.amount')
  .refine((text) => Number(text) > 0, 'errors.amount-positive')
const words = (max: number) => z.string().trim().max(max)
const facts = { name: words(80).min(1), spec: words(60), unit: words(10).min(1) }
const from = dayInput

/** A product with its first ex-factory price. */
export const addProductInput = z.strictObject({
  code: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,29}$/, 'errors.product-code'),
  ...facts,
  price,
  effectiveFrom: from,
})
const ref = { id: z.uuid(), version: z.int().positive() }
export const editProductInput = z.strictObject({ ...ref, ...facts })
export const setPriceInput = z.strictObject({ ...ref, price, effectiveFrom: from, reason: words(500).min(1) })
export const endProductInput = z.strictObject({ ...ref, reason: words(500).min(1) })
export const resumeProductInput = z.strictObject(ref)

/** What the list of products is narrowed by. */
export const productFilter = z.object({
  q: z.string().trim().max(60).catch(''),
  state: z.enum(['sold', 'ended', 'all']).catch('sold'),
  after: z.string().max(400).optional().catch(undefined),
  size: z.coerce.number().pipe(z.int().min(1).max(200)).catch(50),
})
export type ProductFilter = z.output<typeof productFilter>
