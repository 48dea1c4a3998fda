import { useRef } from 'react'
import type { Action } from '@/components/form/use-action'

type Input = Record<string, unknown>
/** What a conflict showed to stand by now, by field. */
type Seen = Readonly<Record<string, unknown>>

/**
 * An action whose input says what its writer saw. Sent again out of a conflict, that is what the conflict showed; sent
 * from the form, what the form was opened over.
 */
export function useFromSeen<T>(action: Action<T>, inputOf: (input: Input, seen: Seen) => unknown): Action<T> {
  const shown = useRef<Seen>({})
  return async ({ input, ...rest }) => {
    // Only what comes out of a conflict names a version.
    const { version, ...typed } = input as Input
    const outcome = await action({
      ...rest,
      input: inputOf(typed, version === undefined ? {} : shown.current),
    })
    if (outcome.kind === 'conflict')
      shown.current = Object.fromEntries(outcome.conflicts.map(({ field, theirs }) => [field, theirs]))
    return outcome
  }
}
