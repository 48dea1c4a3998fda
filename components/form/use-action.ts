'use client'

import { unstable_rethrow } from 'next/navigation'
import { useLocale, useMessages } from 'next-intl'
import { startTransition, useActionState, useCallback, useRef } from 'react'

import type { Outcome } from '@/lib/core/outcome'

import { loadSay, type Say } from './problem-text'

/** What a form hands to its server action. */
export type Submission = { input: unknown; key: string; as?: string }
export type Action<T> = (submission: Submission) => Promise<Outcome<T>>

/** An outcome as the screen knows it: also that nothing arrived. `nth` tells one answer from the next. */
export type Answer<T> = { outcome: Outcome<T> | { kind: 'unreachable' } | null; say: Say | null; nth: number }

/**
 * Runs a server action with an idempotency key made once and renewed only after success, so that pressing twice or trying
 * again after a lost answer does nothing twice. Sentences for problems are fetched with the first problem.
 */
export function useAction<T>(
  action: Action<T>,
  onOk?: (value: T, outcome: Extract<Outcome<T>, { kind: 'ok' }>) => void,
): { answer: Answer<T>; pending: boolean; send: (input: unknown) => void } {
  const locale = useLocale()
  const messages = useMessages()
  const key = useRef<string | null>(null)
  // Pressed twice, the second press comes before anything is drawn anew; it is the same press.
  const busy = useRef(false)
  const [answer, dispatch, pending] = useActionState(
    async (before: Answer<T>, input: unknown): Promise<Answer<T>> => {
      key.current ??= crypto.randomUUID()
      const outcome = await attempt(action, { input, key: key.current })
      busy.current = false
      if (outcome.kind === 'ok') {
        key.current = null
        onOk?.(outcome.value, outcome)
        return { outcome, say: null, nth: before.nth + 1 }
      }
      // A refused or corrected form is a new request; a lost answer is the same one again.
      if (outcome.kind !== 'unreachable') key.current = null
      return { outcome, say: await loadSay(locale, messages), nth: before.nth + 1 }
    },
    { outcome: null, say: null, nth: 0 },
  )
  const send = useCallback(
    (input: unknown) => {
      if (busy.current) return
      busy.current = true
      startTransition(() => dispatch(input))
    },
    [dispatch],
  )
  return { answer, pending, send }
}

async function attempt<T>(
  action: Action<T>,
  submission: Submission,
): Promise<Outcome<T> | { kind: 'unreachable' }> {
  try {
    return await action(submission)
  } catch (error) {
    unstable_rethrow(error)
    return { kind: 'unreachable' }
  }
}
