'use client'

import { NextIntlClientProvider, useLocale, useMessages, useTimeZone } from 'next-intl'
import { type ReactNode, useId, useMemo, useState } from 'react'

import type { BusinessDate } from '@/lib/core/dates'
import type { Reason } from '@/lib/core/decision'
import type { Answers, Form } from '@/lib/core/forms/definition'
import { fieldsOf } from '@/lib/core/forms/definition'
import { reread } from '@/lib/core/forms/paste'
import type { Words } from '@/lib/core/forms/words'
import { wordsOf } from '@/lib/core/forms/words'
import type { Outcome } from '@/lib/core/outcome'

import type { SavedDraft } from './draft-keeper'
import { FillFrame } from './fill-frame'
import { type Derived, type Sheet, SheetContext, type SheetTools } from './sheet-context'
import { createSheetStore } from './sheet-store'
import type { ChangedBy } from './side-panel'
import type { SignatureView } from './signature-line'

export type FormFillProps = SheetTools & {
  form: Form
  /** The words of this form: `messagesOf(catalogue.forms, form.id)`. */
  messages: Record<string, unknown>
  /** As stored; values the viewer may not see arrive as `Masked`. */
  answers: Answers
  /** The version these answers are; saved drafts build on it. */
  version: number
  today: BusinessDate
  /** Names the copy kept on this device while the server is away: person, form and entry. */
  storageKey: string
  /** When the draft was last saved, ISO. */
  savedAt?: string | null
  /** Values of read-only fields, by the name the form derives them under. */
  derived?: Readonly<Record<string, Derived>>
  /** The version signed last. */
  signed?: Answers | null
  changedBy?: ChangedBy
  signatures?: Readonly<Record<string, SignatureView>>
  /** Said under the completeness: when the next review is due. */
  note?: string
  printHref?: string
  excelHref?: string
  onSaveDraft: (answers: Answers, baseVersion: number) => Promise<Outcome<SavedDraft>>
  /** Gets the answers a person fills; masked ones are left out. */
  onSubmit: (answers: Answers, baseVersion: number) => Promise<Outcome<unknown>>
  onSubmitted?: () => void
  /** Draws the reasons of a refusal. */
  showReasons?: (reasons: Reason[]) => ReactNode
}

function withDerived(form: Form, answers: Answers, derived: Readonly<Record<string, Derived>>): Answers {
  const given = fieldsOf(form).filter(({ field }) => field.derive !== undefined && field.derive in derived)
  return {
    ...answers,
    ...Object.fromEntries(given.map(({ name, field }) => [name, derived[field.derive!]!.value])),
  }
}

/** A form to fill that looks like the paper it replaces. */
export function FormFill(props: FormFillProps) {
  const { form, messages, answers, today, derived = {}, signatures = {}, signed = null } = props
  const { onUnmask, onLookUp, onUpload, fileHref, contacts } = props
  const around = useMessages()
  const locale = useLocale()
  const timeZone = useTimeZone()
  const id = useId().replace(/[^\w]/g, '')
  const [words] = useState<Words>(() => wordsOf(messages, form.id))
  const [store] = useState(() => {
    const stored = reread(form, answers, words.shared, today)
    return createSheetStore({ form, answers: withDerived(form, stored, derived), signed, today })
  })
  const tools = useMemo(
    () => ({
      ...(onUnmask && { onUnmask }),
      ...(onLookUp && { onLookUp }),
      ...(onUpload && { onUpload }),
      ...(fileHref && { fileHref }),
      ...(contacts && { contacts }),
    }),
    [onUnmask, onLookUp, onUpload, fileHref, contacts],
  )
  const sheet = useMemo<Sheet>(
    () => ({ form, words, today, store, derived, signatures, tools, id }),
    [form, words, today, store, derived, signatures, tools, id],
  )
  return (
    <NextIntlClientProvider locale={locale} timeZone={timeZone} messages={{ ...around, forms: messages }}>
      <SheetContext.Provider value={sheet}>
        <FillFrame {...props} signed={signed} />
      </SheetContext.Provider>
    </NextIntlClientProvider>
  )
}
