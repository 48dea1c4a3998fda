'use server'

import { setSetting } from '@/lib/composition/settings-registry'
import { act, type Submission } from '@/lib/core/action'

export async function set(submission: Submission) {
  return act(setSetting, submission)
}
