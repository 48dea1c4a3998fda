'use server'

import { saveDraft } from '@/lib/areas/customers/dossier/mutations'
import { unmaskPerson } from '@/lib/areas/customers/people/mutations'
import { keepProfile } from '@/lib/areas/customers/profile/mutations'
import { act, type Submission } from '@/lib/core/action'

export async function keepDraft(submission: Submission) {
  return act(saveDraft, submission)
}
export async function keep(submission: Submission) {
  return act(keepProfile, submission)
}
/** Without a key: the answer is personal data, which must not be kept. */
export async function unmask({ input }: Submission) {
  return act(unmaskPerson, { input })
}
