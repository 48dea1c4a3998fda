'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useState } from 'react'
import type { SentSheet } from '@/lib/areas/customers/fill/rules/sent-sheet'
import type { BusinessDate } from '@/lib/core/dates'
import type { Answers } from '@/lib/core/forms/definition'
import { CodeGate } from './code-gate'
import { FillSheet } from './fill-sheet'
import { sheetCalls } from './sheet-calls'
import { ThankYou } from './thank-you'

type Stage =
  | { at: 'code' }
  | { at: 'sheet'; sheet: SentSheet }
  | { at: 'sent'; sheet: SentSheet; answers: Answers; when: string }
  | { at: 'closed' }

/** What the holder of a link goes through: the code where one is asked, the sheet, the thanks. */
export function FillDesk({
  token,
  sheet,
  messages,
  today,
}: {
  token: string
  sheet: SentSheet | null
  messages: Record<string, unknown>
  today: BusinessDate
}) {
  const t = useTranslations('fill')
  const [code, setCode] = useState<string | null>(null)
  const [stage, setStage] = useState<Stage>(sheet ? { at: 'sheet', sheet } : { at: 'code' })
  const calls = useMemo(() => sheetCalls(token, code), [token, code])
  // Whoever reads the address by machine opens nothing: only a browser that runs the page says so.
  useEffect(() => {
    if (sheet)
      void sheetCalls(token, null)
        .open()
        .catch(() => undefined)
  }, [token, sheet])

  if (stage.at === 'code')
    return (
      <CodeGate
        onCode={async (typed) => {
          const outcome = await sheetCalls(token, typed).open()
          if (outcome.kind === 'ok') {
            setCode(typed)
            setStage({ at: 'sheet', sheet: outcome.value })
          }
          if (outcome.kind === 'not-found') setStage({ at: 'closed' })
          return outcome
        }}
      />
    )
  if (stage.at === 'closed')
    return (
      <section className="paper fill-note">
        <h1>{t('closedTitle')}</h1>
        <p>{t('closed')}</p>
      </section>
    )
  if (stage.at === 'sent')
    return <ThankYou sheet={stage.sheet} answers={stage.answers} when={stage.when} messages={messages} />
  return (
    <FillSheet
      token={token}
      sheet={stage.sheet}
      messages={messages}
      today={today}
      calls={calls}
      onSent={(answers, when) => {
        setStage({ at: 'sent', sheet: stage.sheet, answers, when })
        window.scrollTo(0, 0)
      }}
    />
  )
}
