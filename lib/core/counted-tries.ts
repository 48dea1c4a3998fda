import type { Mutation } from './mutation'
import type { Outcome } from './outcome'
import { forget, type Limit, returnPoint, takePointGrowing } from './rate-limit'
import type { Viewer } from './scope'

type Count<I, R> = {
  limit: Limit
  /** Whose tries they are. */
  key: (viewer: Viewer, input: I) => string
  /** Was the secret wrong? Every other answer gives the try back. */
  isWrong: (outcome: Outcome<R>) => boolean
}

/**
 * A mutation that compares a secret, its wrong tries counted as at sign-in: a try costs a point before the transaction
 * opens. So the count stands when the transaction is rolled back, and tries that wait or are turned away hold no
 * connection. Answers `rate-limited` once the points are used up; each time the wait grows.
 */
export function countingTries<I, R>(
  mutation: Mutation<I, R>,
  { limit, key, isWrong }: Count<I, R>,
): Mutation<I, R> {
  return {
    ...mutation,
    run: async (viewer, input, ...request) => {
      const who = key(viewer, input)
      const taken = await takePointGrowing(limit, who)
      if (!taken.allowed) return { kind: 'rate-limited', retryAfterSeconds: taken.retryAfterSeconds }
      const outcome = await mutation.run(viewer, input, ...request)
      if (outcome.kind === 'ok') await forget(limit, who)
      else if (!isWrong(outcome)) await returnPoint(limit, who)
      return outcome
    },
  }
}
