'use server'

import { saveDraft, unmaskFacts } from '@/lib/areas/customers/dossier/mutations'
import { submitPaper } from '@/lib/areas/customers/papers/mutations'
import { act, type Submission } from '@/lib/core/action'

export async function keepDraft(submission: Submission) {
  return act(saveDraft, submission)
}
export async function submit(submission: Submission) {
  return act(submitPaper, submission)
}
export async function unmask(submission: Submission) {
  return act(unmaskFacts, { ...submission, key: null })
}
