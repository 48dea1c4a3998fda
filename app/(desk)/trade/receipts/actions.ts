'use server'

import { customerSearch } from '@/lib/areas/customers/queries'
import { recordReceipt, reverseReceipt } from '@/lib/areas/trade/receivables/mutations'
import { act, type Submission } from '@/lib/core/action'
import { requireViewer } from '@/lib/core/viewer'

export async function record(submission: Submission) {
  return act(recordReceipt, submission)
}

export async function reverse(submission: Submission) {
  return act(reverseReceipt, submission)
}

/** Customers for the picker. */
export async function findPayers(query: string) {
  return customerSearch(await requireViewer(), query.slice(0, 60), 8, 'trade.record-receipt')
}
