'use client'

import { createContext, useContext, useEffect, useId } from 'react'

import type { FieldErrors } from '@/lib/core/outcome'

import type { Say } from './problem-text'

/** A field the form knows: what its label says and where it is. */
export type KnownField = { label: string; id: string }

export type FormState = {
  formId: string
  pending: boolean
  errors: FieldErrors
  say: Say | null
  know: (name: string, field: KnownField) => void
}

export const FormContext = createContext<FormState | null>(null)

/** The form around, or null outside of one. */
export function useFormState(): FormState | null {
  return useContext(FormContext)
}

export type FieldWiring = {
  id: string
  messages: string[]
  /** For the control: `aria-invalid`, `aria-describedby`. */
  aria: { 'aria-invalid': true | undefined; 'aria-describedby': string | undefined }
  messageId: string
  hintId: string
}

/** Ties a control to its label, hint and errors. */
export function useField(name: string, label: string, hasHint: boolean, own?: string | null): FieldWiring {
  const form = useContext(FormContext)
  const fallback = useId()
  const id = `${form?.formId ?? fallback}-${name}`
  const know = form?.know
  useEffect(() => know?.(name, { label, id }), [know, name, label, id])
  const sent = form?.say
    ? (form.errors[name] ?? []).map((error) => form.say?.(error.code, error.values) ?? '')
    : []
  const messages = own ? [own, ...sent] : sent
  const messageId = `${id}-error`
  const hintId = `${id}-hint`
  const describedBy = [messages.length > 0 && messageId, hasHint && hintId].filter(Boolean).join(' ')
  return {
    id,
    messages,
    messageId,
    hintId,
    aria: { 'aria-invalid': messages.length > 0 || undefined, 'aria-describedby': describedBy || undefined },
  }
}
