'use server'

import { setArea } from '@/lib/areas/admin/organisation/mutations'
import { fileChanges } from '@/lib/areas/customers/changes/mutations'
import { act, type Submission } from '@/lib/core/action'

export async function file(submission: Submission) {
  return act(fileChanges, submission)
}

export async function setNumber(submission: Submission) {
  return act(setArea, submission)
}
