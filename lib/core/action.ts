import type { Mutation } from './mutation'
import { runMutation } from './mutation'
import type { Outcome } from './outcome'
import { currentViewer } from './viewer'

/** What a form sends: its values, and the key that makes sending it twice harmless. */
export type Submission = { input: unknown; key?: string | null }

/** The body of a server action: who asks, then the one path of a write. A thrown bug reaches the error page. */
export async function act<I, R>(mutation: Mutation<I, R>, submission: Submission): Promise<Outcome<R>> {
  const viewer = await currentViewer()
  if (!viewer) return { kind: 'signed-out' }
  const key = submission.key && submission.key.length <= 100 ? submission.key : null
  return runMutation(mutation, viewer, submission.input, key)
}
