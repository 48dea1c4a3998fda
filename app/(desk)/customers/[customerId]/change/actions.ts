'use server'

import { proposeChange } from '@/lib/areas/customers/changes/mutations'
import { saveDraft as keepDraft } from '@/lib/areas/customers/dossier/mutations'
import { act, type Submission } from '@/lib/core/action'

export async function saveDraft(submission: Submission) {
  return act(keepDraft, submission)
}

export async function submit(submission: Submission) {
  return act(proposeChange, submission)
}
