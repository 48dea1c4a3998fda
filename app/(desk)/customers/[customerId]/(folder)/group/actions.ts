'use server'

import { setParent } from '@/lib/areas/customers/groups/mutations'
import { act, type Submission } from '@/lib/core/action'

export async function place(submission: Submission) {
  return act(setParent, submission)
}
