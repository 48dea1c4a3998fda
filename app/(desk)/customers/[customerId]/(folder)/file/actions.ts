'use server'

import { decideClaims } from '@/lib/areas/customers/claims/mutations'
import { renewSheet, revokeSheet, sendSheet, takeOverSheet } from '@/lib/areas/customers/fill/mutations'
import { act, type Submission } from '@/lib/core/action'

/** Without a key: the secret in the answer is kept nowhere. */
export async function sendOut({ input }: Submission) {
  return act(sendSheet, { input })
}
export async function renew({ input }: Submission) {
  return act(renewSheet, { input })
}
export async function revoke(submission: Submission) {
  return act(revokeSheet, submission)
}
export async function takeOver(submission: Submission) {
  return act(takeOverSheet, submission)
}
export async function decide(submission: Submission) {
  return act(decideClaims, submission)
}
