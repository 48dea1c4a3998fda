import { SEARCH } from '@/lib/areas/customers/duplicates/schema'
import { EXPORT, exportCustomers } from '@/lib/areas/customers/export/mutations'
import { PLAN, UNDO } from '@/lib/areas/customers/import/mutations'
import { purgeBin } from '@/lib/areas/customers/bin/mutations'
import { BULK, BULK_UNDO } from '@/lib/areas/customers/bulk/schema'
import { recountCompleteness, totalCompleteness } from '@/lib/areas/customers/completeness/mutations'
import { IMPORT } from '@/lib/areas/customers/import/schema'
import { escalateReviews, openReviews } from '@/lib/areas/customers/reviews/mutations'
import { expireLines, provePositions } from '@/lib/areas/credit/nightly/mutations'
import { countProgress } from '@/lib/areas/credit/progress/mutations'
import { findEvents, followEvents } from '@/lib/areas/grading/events/mutations'
import { tellRatingsDue } from '@/lib/areas/grading/nightly/mutations'
import { markOverdue } from '@/lib/areas/trade/nightly/mutations'
import { SHEET_PLAN, SHEET_RUN } from '@/lib/areas/customers/sheet/schema'
import type { JobDefinition } from '@/lib/core/jobs'
import { type Mutation, runMutation } from '@/lib/core/mutation'
import { systemViewer } from '@/lib/core/viewer'
import { changeCustomers, undoCustomerChange } from './customer-bulk'
import { planCustomerSheet, runCustomerSheet } from './customer-sheet'
import { planCustomerImport, runCustomerImport, undoCustomerImport } from './customer-import'
import { searchDuplicates, searchDuplicatesNightly } from './duplicate-search'

/** A nightly mutation of the product itself; a run that does not come through is tried again. */
async function nightly<I, R>(mutation: Mutation<I, R>, input: object = {}): Promise<R> {
  const outcome = await runMutation(mutation, systemViewer(mutation.name), input)
  if (outcome.kind !== 'ok') throw new Error(`${mutation.name}: ${outcome.kind}`)
  return outcome.value
}

/** All positions, batch by batch. */
async function markAllOverdue(): Promise<void> {
  let after: string | null = null
  do {
    const done: { last: string | null } = await nightly(markOverdue, { after })
    after = done.last
  } while (after !== null)
}

/** The whole recycle bin, batch by batch. */
async function purgeWholeBin(): Promise<void> {
  let after: string | null = null
  do {
    const done: { last: string | null } = await nightly(purgeBin, { after })
    after = done.last
  } while (after !== null)
}

/** Reviews of all customers, batch by batch, then those that are late. */
async function reviewFiles(): Promise<void> {
  let after: string | null = null
  do {
    const done: { last: string | null } = await nightly(openReviews, { after })
    after = done.last
  } while (after !== null)
  await nightly(escalateReviews)
}

/** Dossiers counted by other papers than today's, batch by batch; then the totals. */
async function countCompleteness(): Promise<void> {
  let counted = 0
  do ({ counted } = await nightly(recountCompleteness))
  while (counted > 0)
  await nightly(totalCompleteness)
}

/** What the books say of customers opens interim ratings, a customer a transaction, batch by batch. */
async function followAllEvents(): Promise<void> {
  let after: string | null = null
  do {
    const found: { customers: string[]; last: string | null } = await nightly(findEvents, { after })
    for (const customerId of found.customers) await nightly(followEvents, { customerId })
    after = found.last
  } while (after !== null)
}

/** Every kind of work that runs apart from requests. The worker takes all of them. */
export const jobs: readonly JobDefinition[] = [
  { name: EXPORT, run: exportCustomers, concurrency: 2, seconds: 1800 },
  { name: PLAN, run: planCustomerImport, seconds: 900 },
  { name: IMPORT, run: runCustomerImport, seconds: 3600 },
  { name: BULK, run: changeCustomers, seconds: 3600 },
  { name: BULK_UNDO, run: undoCustomerChange, seconds: 3600 },
  { name: SHEET_PLAN, run: planCustomerSheet, seconds: 1800 },
  { name: SHEET_RUN, run: runCustomerSheet, seconds: 3600 },
  { name: UNDO, run: undoCustomerImport, seconds: 3600 },
  { name: 'customers.purge-bin', run: purgeWholeBin, cron: '20 3 * * *', seconds: 1800 },
  { name: SEARCH, run: searchDuplicates, seconds: 3600 },
  { name: `${SEARCH}-nightly`, run: searchDuplicatesNightly, cron: '20 3 * * *', seconds: 3600 },
  { name: 'trade.mark-overdue', run: markAllOverdue, cron: '10 0 * * *', seconds: 1800 },
  { name: 'credit.expire-lines', run: async () => void (await nightly(expireLines)), cron: '5 0 * * *' },
  {
    name: 'credit.count-progress',
    run: async () => void (await nightly(countProgress)),
    cron: '*/10 * * * *',
    seconds: 600,
  },
  {
    name: 'credit.prove-positions',
    run: async () => void (await nightly(provePositions)),
    cron: '40 2 * * *',
    seconds: 1800,
  },
  { name: 'customers.completeness', run: countCompleteness, cron: '15 * * * *', seconds: 3600 },
  { name: 'customers.review-files', run: reviewFiles, cron: '15 6 * * *', seconds: 3600 },
  { name: 'grading.credit-events', run: followAllEvents, cron: '30 0 * * *', seconds: 3600 },
  { name: 'grading.rerate-due', run: async () => void (await nightly(tellRatingsDue)), cron: '30 6 * * *' },
]
