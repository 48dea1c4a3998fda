import { z } from 'zod'
import { startBulk, undoBulk } from '@/lib/areas/customers/bulk/mutations'
import { bulkPreview } from '@/lib/areas/customers/bulk/queries'
import { bulkPreviewInput } from '@/lib/areas/customers/bulk/schema'
import { planSheet, runSheet } from '@/lib/areas/customers/sheet/mutations'
import { today } from '@/lib/core/clock'
import { fieldErrorsOf, InvalidError } from '@/lib/core/mutation'
import { type ApiOperation, read, write } from '@/lib/core/route'
import { may } from '@/lib/core/scope'

/** Working lists: bulk changes and edited sheets. */
export const workingListOperations: readonly ApiOperation[] = [
  read(
    '/customers/bulk-preview',
    'What a bulk change would do; `change` is the JSON that customers.start-bulk-change takes, without the reason',
    z.object({ change: z.string().max(100_000) }),
    (viewer, { change }) => {
      const parsed = bulkPreviewInput.safeParse(jsonOf(change))
      if (!parsed.success) throw new InvalidError(fieldErrorsOf(parsed.error.issues))
      if (!may(viewer, 'customers.edit')) return Promise.resolve(null)
      return bulkPreview(viewer, parsed.data.chosen, parsed.data.set, today())
    },
  ),
  write('Change facts, owner or unit of many customers as a task', startBulk),
  write('Take a bulk change or an edited sheet back as a whole', undoBulk),
  write('Look an edited list through: what every cell would change', planSheet),
  write('Write an edited list that was looked through', runSheet),
]

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
