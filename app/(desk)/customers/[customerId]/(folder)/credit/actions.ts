'use server'

import { recordContract, stateException } from '@/lib/areas/credit/conditions/mutations'
import { saveFacts } from '@/lib/areas/customers/dossier/mutations'
import { act, type Submission } from '@/lib/core/action'

export async function contract(submission: Submission) {
  return act(recordContract, submission)
}

export async function exception(submission: Submission) {
  return act(stateException, submission)
}

export async function terms(submission: Submission) {
  return act(saveFacts, submission)
}
