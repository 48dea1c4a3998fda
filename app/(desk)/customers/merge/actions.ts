'use server'

import { mergeCustomers, undoMerge } from '@/lib/areas/customers/merge/mutations'
import { act, type Submission } from '@/lib/core/action'

export async function merge(submission: Submission) {
  return act(mergeCustomers, submission)
}
export async function undo(submission: Submission) {
  return act(undoMerge, submission)
}
