'use server'

import { markRead } from '@/lib/areas/notices/mutations'
import { act, type Submission } from '@/lib/core/action'

export async function read(submission: Submission) {
  return act(markRead, submission)
}
