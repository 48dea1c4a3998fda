'use server'

import { correctVisit, recordVisit, removeVisit } from '@/lib/areas/visits/mutations'
import { act, type Submission } from '@/lib/core/action'

export async function record(submission: Submission) {
  return act(recordVisit, submission)
}
export async function correct(submission: Submission) {
  return act(correctVisit, submission)
}
export async function remove(submission: Submission) {
  return act(removeVisit, submission)
}
