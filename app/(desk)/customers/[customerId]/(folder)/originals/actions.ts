'use server'

import { keepDocument, shelveDocuments } from '@/lib/areas/archive/documents/mutations'
import { act, type Submission } from '@/lib/core/action'

export async function keep(submission: Submission) {
  return act(keepDocument, submission)
}
export async function shelve(submission: Submission) {
  return act(shelveDocuments, submission)
}
