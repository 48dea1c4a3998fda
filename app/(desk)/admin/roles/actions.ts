'use server'

import { setGrants } from '@/lib/areas/admin/roles/mutations'
import { act, type Submission } from '@/lib/core/action'

export async function save(submission: Submission) {
  return act(setGrants, submission)
}
