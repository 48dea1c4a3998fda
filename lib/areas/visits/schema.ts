import { z } from 'zod'
import type { BusinessDate } from '@/lib/core/dates'
import { dayInput } from '@/lib/core/day-input'

export const visitWays = ['on-site', 'phone', 'at-ours'] as const
export type VisitWay = (typeof visitWays)[number]

const day = dayInput as unknown as z.ZodType<BusinessDate>
const text = (max: number) => z.string().trim().max(max)

/** Somebody at the customer who was met; `postId` when the file knows him. */
export const counterpart = z.strictObject({
  postId: z.uuid().nullable().default(null),
  name: text(60).min(1, 'required'),
  title: text(60).default(''),
})
export type Counterpart = z.output<typeof counterpart>

const call = {
  visitedOn: day,
  way: z.enum(visitWays),
  counterparts: z.array(counterpart).min(1, 'required').max(20),
  purpose: text(200).default(''),
  summary: text(2000).min(1, 'required'),
  result: text(500).default(''),
  promises: text(500).default(''),
  nextOn: day.nullable().default(null),
  remark: text(500).default(''),
}

/** A call as it is recorded: a line of A8. */
export const recordVisitInput = z.strictObject({ customerId: z.uuid(), ...call })
export type VisitCall = Omit<z.output<typeof recordVisitInput>, 'customerId'>
export const correctVisitInput = z.strictObject({ id: z.uuid(), version: z.int().min(1), ...call })
export const removeVisitInput = z.strictObject({
  id: z.uuid(),
  version: z.int().min(1),
  reason: text(200).min(1, 'required'),
})
