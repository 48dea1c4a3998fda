'use server'

import { judgeDuplicates, startDuplicateSearch } from '@/lib/areas/customers/duplicates/mutations'
import { act, type Submission } from '@/lib/core/action'
import { cancelTask } from '@/lib/core/tasks'

export async function judge(submission: Submission) {
  return act(judgeDuplicates, submission)
}
export async function searchNow(submission: Submission) {
  return act(startDuplicateSearch, submission)
}
export async function stop(submission: Submission) {
  return act(cancelTask, submission)
}
