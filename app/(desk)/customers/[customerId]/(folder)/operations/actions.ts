'use server'

import { keepOperating } from '@/lib/areas/customers/operations/mutations'
import { act, type Submission } from '@/lib/core/action'

export async function keep(submission: Submission) {
  return act(keepOperating, submission)
}
