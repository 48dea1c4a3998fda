'use server'

import { releaseOrder } from '@/lib/areas/trade/gate/mutations'
import { recordReceipt } from '@/lib/areas/trade/receivables/mutations'
import { act, type Submission } from '@/lib/core/action'

export async function release(submission: Submission) {
  return act(releaseOrder, submission)
}

export async function receive(submission: Submission) {
  return act(recordReceipt, submission)
}
