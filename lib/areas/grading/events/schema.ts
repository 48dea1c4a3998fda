import { z } from 'zod'
import { dayInput } from '@/lib/core/day-input'

/** A lawsuit as 分支机构销售经理 reports it: its day, and what is known of it. */
export const reportLawsuitInput = z.strictObject({
  customerId: z.uuid(),
  on: dayInput,
  note: z.string().trim().min(1, 'required').max(1000),
})

export const followEventsInput = z.strictObject({ customerId: z.uuid() })
