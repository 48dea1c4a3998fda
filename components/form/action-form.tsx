'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import {
  type FormEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'

import { toast } from '@/components/ui/toast-store'
import type { FieldErrors, Outcome } from '@/lib/core/outcome'

import { FormContext, type FormState, type KnownField } from './form-context'
import { FormProblems } from './form-problems'
import { readForm, withValue } from './read-form'
import { type Action, useAction } from './use-action'

const NO_ERRORS: FieldErrors = {}

/**
 * A form over a server action that answers with an `Outcome`. Errors stand at their fields and in a list on top,
 * refusals quote their rule, a stale edit shows both values; whatever happens, nothing typed is lost.
 */
export function ActionForm<T>({
  action,
  fixed,
  success,
  onDone,
  onSend,
  shown,
  className,
  children,
}: {
  action: Action<T>
  /** Values that are not typed: ids, the version one looked at. */
  fixed?: Record<string, unknown>
  /** Said when it is done; `null` says nothing. */
  success?: string | null
  /** After success; unless given the page is read anew. */
  onDone?: (value: T, outcome: Extract<Outcome<T>, { kind: 'ok' }>) => void
  /** Last change to the input before it goes. */
  onSend?: (input: Record<string, unknown>) => unknown
  /** How a value of a stale edit reads; codes and records have words. */
  shown?: (field: string, value: unknown) => string | undefined
  className?: string
  children: ReactNode
}) {
  const t = useTranslations('form')
  const router = useRouter()
  const formId = useId()
  const form = useRef<HTMLFormElement>(null)
  const known = useRef(new Map<string, KnownField>())
  const [dirty, setDirty] = useState(false)
  const { answer, pending, send } = useAction(action, (value, outcome) => {
    setDirty(false)
    if (success !== null) toast({ text: success ?? t('saved'), tone: 'ok' })
    if (onDone) onDone(value, outcome)
    else router.refresh()
  })
  const sending = useRef(false)
  // With the drawing of the answer, so that a form that looks at rest takes a press.
  useLayoutEffect(() => {
    sending.current = pending
  }, [pending, answer])
  useLeaveGuard(dirty)

  const read = useCallback(() => ({ ...(form.current ? readForm(form.current) : {}), ...fixed }), [fixed])
  function submit(event: FormEvent) {
    event.preventDefault()
    if (sending.current) return
    sending.current = true
    const input = read()
    send(onSend ? onSend(input) : input)
  }
  function resend(version: number, theirs: Record<string, unknown>) {
    const merged = Object.entries(theirs).reduce(
      (input, [field, value]) => withValue(input, field, value),
      read(),
    )
    const input = { ...merged, version }
    send(onSend ? onSend(input) : input)
  }

  const know = useCallback((name: string, field: KnownField) => void known.current.set(name, field), [])
  const { outcome, say } = answer
  const errors = useMemo(() => errorsOf(outcome), [outcome])
  const state = useMemo<FormState>(
    () => ({ formId, pending, errors, say, know }),
    [formId, pending, errors, say, know],
  )
  return (
    <FormContext.Provider value={state}>
      <form
        ref={form}
        method="post"
        className={className}
        onSubmit={submit}
        onInput={() => setDirty(true)}
        noValidate
        aria-busy={pending}
      >
        {outcome && outcome.kind !== 'ok' && say && (
          <FormProblems
            key={answer.nth}
            outcome={outcome}
            say={say}
            fieldOf={(name) => known.current.get(name)}
            shown={shown}
            onResend={resend}
            onReload={() => location.reload()}
          />
        )}
        {children}
      </form>
    </FormContext.Provider>
  )
}

/** What stands at fields: errors of the input, and refusals whose reason lies in one field. */
function errorsOf(outcome: Outcome<unknown> | { kind: 'unreachable' } | null): FieldErrors {
  if (outcome?.kind === 'invalid') return outcome.errors
  if (outcome?.kind !== 'refused') return NO_ERRORS
  const atFields = Map.groupBy(
    outcome.reasons.filter((reason) => reason.field !== undefined),
    (reason) => reason.field!,
  )
  return Object.fromEntries(
    [...atFields].map(([field, reasons]) => [
      field,
      reasons.map(({ code, values }) => ({ code, ...(values ? { values } : {}) })),
    ]),
  )
}

/** Asks before the tab is closed over typed text. */
function useLeaveGuard(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [dirty])
}
