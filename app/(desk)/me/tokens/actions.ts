'use server'

import { createToken, revokeToken } from '@/lib/areas/admin/tokens/mutations'
import { act, type Submission } from '@/lib/core/action'

/** Without a key: the secret in the answer is kept nowhere. */
export async function create({ input }: Submission) {
  return act(createToken, { input })
}
export async function revoke(submission: Submission) {
  return act(revokeToken, submission)
}
