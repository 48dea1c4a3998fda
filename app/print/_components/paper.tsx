import { headers } from 'next/headers'
import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { FormPaper } from '@/components/form-sheet/form-paper'
import type { Derived } from '@/components/form-sheet/sheet-context'
import type { SignatureView } from '@/components/form-sheet/signature-line'
import { PrintBar } from '@/components/form-sheet/print-bar'
import { now, stampTime } from '@/lib/core/clock'
import type { Answers, Form } from '@/lib/core/forms/definition'
import { messagesOf, wordsOf } from '@/lib/core/forms/words'
import type { Viewer } from '@/lib/core/scope'
import { en } from '@/lib/messages/en'
import { zhCN } from '@/lib/messages/zh-CN'

type Props = {
  viewer: Viewer
  form: Form
  answers: Answers | null
  derived?: Record<string, Derived>
  signatures?: Record<string, SignatureView>
  heads?: string[]
  /** Whose paper it is: name and number, for the foot of every page. */
  about?: { name: string; number: string }
  /** Where the bar over the paper leads back to. */
  back: string
  /** In the bar over the paper; never on it. */
  tools?: ReactNode
}

/** Characters of a name that the foot of a page takes. */
const FOOT_NAME = 24

function shortened(name: string): string {
  return name.length > FOOT_NAME ? `${name.slice(0, FOOT_NAME - 1)}…` : name
}

/** A form on A4 with who printed it and when at its foot. `answers` null is the blank form. */
export async function Paper({
  viewer,
  form,
  answers,
  derived,
  signatures,
  heads,
  about,
  back,
  tools,
}: Props) {
  const [locale, head] = await Promise.all([getLocale(), headers()])
  const catalogue = locale === 'en' ? en.forms : zhCN.forms
  const { name } = wordsOf(catalogue, form.id).form
  return (
    <>
      <PrintBar
        name={name}
        file={answers && about ? `${about.name} ${name}` : name}
        tag={heads?.[1] || undefined}
        back={back}
        blank={answers ? `/print/forms/${form.id}` : undefined}
      >
        {tools}
      </PrintBar>
      <FormPaper
        form={form}
        messages={messagesOf(catalogue, form.id)}
        answers={answers}
        {...(derived ? { derived } : {})}
        {...(signatures ? { signatures } : {})}
        {...(heads ? { heads } : {})}
        {...(about ? { about: [shortened(about.name), about.number].filter(Boolean).join('　') } : {})}
        foot={{ printedAt: stampTime(now().toISOString()), printedBy: viewer.name }}
        {...(head.get('x-nonce') ? { nonce: head.get('x-nonce')! } : {})}
      />
    </>
  )
}
