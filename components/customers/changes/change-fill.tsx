'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useMessages, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { SavedDraft } from '@/components/form-sheet/draft-keeper'
import { FormFill } from '@/components/form-sheet/form-fill'
import type { Derived } from '@/components/form-sheet/sheet-context'
import type { SignatureView } from '@/components/form-sheet/signature-line'
import { loadSay, type Say } from '@/components/form/problem-text'
import { Refusals } from '@/components/form/refusals'
import type { Action } from '@/components/form/use-action'
import { toast } from '@/components/ui/toast-store'
import { formC1 } from '@/lib/areas/customers/forms/c1'
import type { ChangeKind } from '@/lib/areas/customers/changes/schema'
import type { BusinessDate } from '@/lib/core/dates'
import type { Answers } from '@/lib/core/forms/definition'

/** 客户增减变动表 to fill, with what the house knows in it already. */
export function ChangeFill(props: {
  customerId: string
  kind: ChangeKind
  messages: Record<string, unknown>
  answers: Answers
  derived: Readonly<Record<string, Derived>>
  signatures: Readonly<Record<string, SignatureView>>
  today: BusinessDate
  version: number
  savedAt: string | null
  personId: string
  saveDraft: Action<SavedDraft>
  submit: Action<{ approvalId: string }>
}) {
  const { customerId, kind, saveDraft, submit } = props
  const t = useTranslations('changes')
  const router = useRouter()
  const locale = useLocale()
  const around = useMessages()
  const [say, setSay] = useState<Say | null>(null)
  const [key] = useState(() => crypto.randomUUID())
  const subjectId = `${customerId}:${kind}`
  return (
    <FormFill
      form={formC1}
      messages={props.messages}
      answers={props.answers}
      version={props.version}
      today={props.today}
      storageKey={`C1:${props.personId}:${subjectId}`}
      savedAt={props.savedAt}
      derived={props.derived}
      signatures={props.signatures}
      note={t(`notes.${kind}`)}
      onSaveDraft={async (answers, base) => {
        const input = { formId: 'C1', subjectId, answers, base, version: base }
        return saveDraft({ input, key: crypto.randomUUID(), as: props.personId })
      }}
      onSubmit={async (answers, base) => {
        const input = { customerId, kind, answers }
        const outcome = await submit({ input, key: `${key}:${base}`, as: props.personId })
        if (outcome.kind === 'refused') {
          const words = await loadSay(locale, around)
          setSay(() => words)
        }
        return outcome
      }}
      onSubmitted={() => {
        toast({ text: t(kind === 'end' ? 'submittedEnd' : 'submitted'), tone: 'ok' })
        router.push(`/customers/${customerId}`)
        router.refresh()
      }}
      showReasons={(reasons) => say && <Refusals reasons={reasons} say={say} customerId={customerId} />}
    />
  )
}
