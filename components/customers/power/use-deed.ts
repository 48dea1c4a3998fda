'use client'

import { unstable_rethrow, useRouter } from 'next/navigation'
import { useLocale, useMessages, useTranslations } from 'next-intl'
import { useCallback, useTransition } from 'react'
import { problemSentence } from '@/components/form/problem-sentence'
import { loadSay } from '@/components/form/problem-text'
import type { Action } from '@/components/form/use-action'
import { toast } from '@/components/ui/toast-store'
import type { Outcome } from '@/lib/core/outcome'

type After = {
  done?: string
  undo?: () => void
  /** Called when it did not go through; what went wrong has been said. */
  failed?: () => void
}

async function attempt(
  action: Action<unknown>,
  input: unknown,
): Promise<Outcome<unknown> | { kind: 'unreachable' }> {
  try {
    return await action({ input, key: crypto.randomUUID() })
  } catch (error) {
    unstable_rethrow(error)
    return { kind: 'unreachable' }
  }
}

/** One deed on the map without a form: says what came of it, with a way back, and reads the map anew. */
export function useDeed(): {
  pending: boolean
  run: (action: Action<unknown>, input: unknown, after?: After) => void
} {
  const router = useRouter()
  const locale = useLocale()
  const messages = useMessages()
  const t = useTranslations('form')
  const [pending, start] = useTransition()
  const run = useCallback(
    (action: Action<unknown>, input: unknown, after: After = {}) =>
      start(async () => {
        const outcome = await attempt(action, input)
        if (outcome.kind === 'ok') {
          if (after.done)
            toast({ text: after.done, tone: 'ok', ...(after.undo && { undo: { onUndo: after.undo } }) })
        } else {
          toast({ text: problemSentence(outcome, await loadSay(locale, messages), t), tone: 'bad' })
          after.failed?.()
        }
        if (outcome.kind === 'ok' || outcome.kind === 'conflict') router.refresh()
      }),
    [router, locale, messages, t],
  )
  return { pending, run }
}

/** A fact of somebody as it is sent: what one saw, and what it shall be. */
export type FactWish = { fact: string; from: unknown; to: unknown }

/** The body of a change of somebody at a customer. */
export function personChange(customerId: string, postId: string, ...changes: FactWish[]) {
  return { customerId, postId, source: 'form', formId: 'G3', changes }
}

/** A reference as facts hold it. */
export function refOf(
  named: { id: string; name: string } | null | undefined,
): { id: string; label: string } | null {
  return named ? { id: named.id, label: named.name } : null
}
