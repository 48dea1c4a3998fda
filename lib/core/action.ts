import type { Mutation } from './mutation'
import { runMutation } from './mutation'
import type { Outcome } from './outcome'
import { currentViewer } from './viewer'

/**
 * What a form sends: its values, the key that makes sending it twice harmless, and where it matters the person who typed:
 * a page left open must not speak for whoever signed in after him.
 */
export type Submission = { input: unknown; key?: string | null; as?: string }

const LONGEST_KEY = 100

/** The body of a server action: who asks, then the one path of a write. A thrown bug reaches the error page. */
export async function act<I, R>(mutation: Mutation<I, R>, submission: Submission): Promise<Outcome<R>> {
  const viewer = await currentViewer()
  if (!viewer) return { kind: 'signed-out' }
  // An action is an address like any other: what arrives need not be what our forms send.
  const { input, key, as } = (submission ?? {}) as Partial<Record<keyof Submission, unknown>>
  if (as !== undefined && as !== viewer.personId) return { kind: 'signed-out' }
  const isKey = typeof key === 'string' && key.length > 0 && key.length <= LONGEST_KEY
  return runMutation(mutation, viewer, input, isKey ? key : null)
}
