'use server'

import { changePassword, endOtherSessions, endSession } from '@/lib/areas/admin/accounts/mutations'
import { act, type Submission } from '@/lib/core/action'
import { BusyError } from '@/lib/core/passwords'

/** Without a key: nothing of a password is kept, not even a hash of the request. */
export async function newPassword({ input }: Submission) {
  try {
    return await act(changePassword, { input })
  } catch (error) {
    if (error instanceof BusyError) return { kind: 'rate-limited' as const, retryAfterSeconds: 5 }
    throw error
  }
}
export async function end(submission: Submission) {
  return act(endSession, submission)
}
export async function endOthers(submission: Submission) {
  return act(endOtherSessions, submission)
}
