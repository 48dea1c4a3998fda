'use server'

import { addApprovalSigner, decideApprovals, withdrawApproval } from '@/lib/composition/approval-plans'
import { act, type Submission } from '@/lib/core/action'

export async function decide(submission: Submission) {
  return act(decideApprovals, submission)
}

export async function withdraw(submission: Submission) {
  return act(withdrawApproval, submission)
}

export async function addSigner(submission: Submission) {
  return act(addApprovalSigner, submission)
}
