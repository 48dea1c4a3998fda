'use client'

import { NextIntlClientProvider, useLocale, useMessages, useTimeZone } from 'next-intl'
import { useId, useMemo, useState } from 'react'

import type { Answers, Form } from '@/lib/core/forms/definition'
import { fieldsOf } from '@/lib/core/forms/definition'
import { reread } from '@/lib/core/forms/paste'
import type { Words } from '@/lib/core/forms/words'
import { wordsOf } from '@/lib/core/forms/words'

import { createEarlyTyping } from './early-typing'
import { FillFrame } from './fill-frame'
import type { FormFillProps } from './fill-props'
import { type Derived, type Sheet, SheetContext, shutFields } from './sheet-context'
import { createSheetStore } from './sheet-store'

function withDerived(form: Form, answers: Answers, derived: Readonly<Record<string, Derived>>): Answers {
  const given = fieldsOf(form).filter(({ field }) => field.derive !== undefined && field.derive in derived)
  return {
    ...answers,
    ...Object.fromEntries(given.map(({ name, field }) => [name, derived[field.derive!]!.value])),
  }
}

/** A form to fill that looks like the paper it replaces. */
export function FormFill(props: FormFillProps) {
  const { form, messages, answers, today, settings, derived = {}, signatures = {}, signed = null } = props
  const { onUnmask, onLookUp, onUpload, fileHref, contacts, beside, under, locks } = props
  const around = useMessages()
  const locale = useLocale()
  const timeZone = useTimeZone()
  const id = useId().replace(/[^\w]/g, '')
  const [words] = useState<Words>(() => wordsOf(messages, form.id))
  const [store] = useState(() => {
    const stored = reread(form, answers, words.shared, today)
    const start = { form, answers: withDerived(form, stored, derived), signed, today, settings }
    return createSheetStore({ ...start, shut: shutFields(locks) })
  })
  const tools = useMemo(
    () => ({
      ...(onUnmask && { onUnmask }),
      ...(onLookUp && { onLookUp }),
      ...(onUpload && { onUpload }),
      ...(fileHref && { fileHref }),
      ...(contacts && { contacts }),
      ...(beside && { beside }),
      ...(under && { under }),
      ...(locks && { locks }),
    }),
    [onUnmask, onLookUp, onUpload, fileHref, contacts, beside, under, locks],
  )
  const [early] = useState(() => createEarlyTyping(id))
  const sheet = useMemo<Sheet>(
    () => ({ form, words, today, store, derived, signatures, tools, early, id }),
    [form, words, today, store, derived, signatures, tools, early, id],
  )
  return (
    <NextIntlClientProvider locale={locale} timeZone={timeZone} messages={{ ...around, forms: messages }}>
      <SheetContext.Provider value={sheet}>
        <FillFrame {...props} signed={signed} />
      </SheetContext.Provider>
    </NextIntlClientProvider>
  )
}
