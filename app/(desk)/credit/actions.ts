'use server'

import { applyForLines } from '@/lib/areas/credit/lines/mutations'
import { approveCreditTotal, setCreditTotal } from '@/lib/areas/credit/totals/mutations'
import { act, type Submission } from '@/lib/core/action'

export async function apply(submission: Submission) {
  return act(applyForLines, submission)
}

export async function setTotal(submission: Submission) {
  return act(setCreditTotal, submission)
}

export async function approveTotal(submission: Submission) {
  return act(approveCreditTotal, submission)
}
