'use server'

import { reportLawsuit } from '@/lib/areas/grading/events/mutations'
import { saveRating, submitRating } from '@/lib/areas/grading/mutations'
import { act, type Submission } from '@/lib/core/action'

export async function save(submission: Submission) {
  return act(saveRating, submission)
}

export async function submit(submission: Submission) {
  return act(submitRating, submission)
}

export async function report(submission: Submission) {
  return act(reportLawsuit, submission)
}
