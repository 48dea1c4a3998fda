'use client'

import {
  NextIntlClientProvider,
  useFormatter,
  useLocale,
  useMessages,
  useTimeZone,
  useTranslations,
} from 'next-intl'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { ConflictChoice } from '@/components/form-sheet/conflict-choice'
import { createEarlyTyping } from '@/components/form-sheet/early-typing'
import { enterMovesOn } from '@/components/form-sheet/enter-moves-on'
import { tabCopies } from '@/components/form-sheet/offline-copy'
import { PaperSections } from '@/components/form-sheet/paper-sections'
import { SaveStatus } from '@/components/form-sheet/save-status'
import { sendableDraft } from '@/components/form-sheet/sendable'
import {
  controlId,
  type Sheet,
  SheetContext,
  useSheet,
  useSheetState,
} from '@/components/form-sheet/sheet-context'
import { createSheetStore } from '@/components/form-sheet/sheet-store'
import { goTo, ProblemList } from '@/components/form-sheet/side-panel'
import { useDraftKeeper } from '@/components/form-sheet/use-draft-keeper'
import { useEarlyTyping } from '@/components/form-sheet/use-early-typing'
import { Button } from '@/components/ui/button'
import type { SentSheet } from '@/lib/areas/customers/fill/rules/sent-sheet'
import type { BusinessDate } from '@/lib/core/dates'
import { completeness } from '@/lib/core/forms/completeness'
import type { Answers } from '@/lib/core/forms/definition'
import { problemsFrom } from '@/lib/core/forms/field-errors'
import { problemsOf, valueProblems } from '@/lib/core/forms/problems'
import { reread } from '@/lib/core/forms/paste'
import { wordsOf } from '@/lib/core/forms/words'
import type { SheetCalls } from './sheet-calls'

type Props = {
  token: string
  sheet: SentSheet
  messages: Record<string, unknown>
  today: BusinessDate
  calls: SheetCalls
  onSent: (answers: Answers, when: string) => void
}

/** Names the copy in this tab without naming the secret. */
function copyKey(token: string): string {
  return `sheet:${token.slice(-8)}`
}

/** The sheet to fill: the paper itself, saved as one types, sent back from the foot. */
export function FillSheet(props: Props) {
  const { sheet: sent, messages, today } = props
  const around = useMessages()
  const locale = useLocale()
  const timeZone = useTimeZone()
  const id = useId().replace(/[^\w]/g, '')
  const [form] = useState(() => ({ ...sent.paper, rules: {} }))
  const [words] = useState(() => wordsOf(messages, form.id))
  const [store] = useState(() => {
    const answers = { filledOn: today, ...reread(form, sent.answers, words.shared, today) }
    return createSheetStore({ form, answers, signed: null, today })
  })
  const [early] = useState(() => createEarlyTyping(id))
  const sheet = useMemo<Sheet>(
    () => ({ form, words, today, store, derived: {}, signatures: {}, tools: {}, early, id }),
    [form, words, today, store, early, id],
  )
  return (
    <NextIntlClientProvider locale={locale} timeZone={timeZone} messages={{ ...around, forms: messages }}>
      <SheetContext.Provider value={sheet}>
        <FillPaper {...props} />
      </SheetContext.Provider>
    </NextIntlClientProvider>
  )
}

function FillPaper({ token, sheet: sent, today, calls, onSent }: Props) {
  const t = useTranslations('fill')
  const format = useFormatter()
  const sheet = useSheet()
  const { form, store, words } = sheet
  const { answers } = useSheetState()
  const [sending, setSending] = useState(false)
  const busy = useRef(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { keeper, status, restoredAt, holdsGuarded } = useDraftKeeper({
    form,
    store,
    words: words.shared,
    today,
    version: sent.version,
    storageKey: copyKey(token),
    copies: tabCopies,
    onSaveDraft: async (typed, base) => {
      const outcome = await calls.keep(typed, base)
      if (outcome.kind === 'not-found') setProblem(t('closedNow'))
      return outcome
    },
  })
  const paper = useEarlyTyping()
  useEffect(() => store.judgeBy(valueProblems), [store])

  async function send() {
    if (busy.current) return
    busy.current = true
    await handBack().finally(() => (busy.current = false))
  }
  async function handBack() {
    setProblem(null)
    store.refusedBy([])
    if (!store.tryAll()) return goTo(controlId(sheet, store.get().problems[0]!.field))
    const open = problemsOf(form, store.get().answers, { today })
    if (open.length > 0) return store.refusedBy(open)
    setSending(true)
    try {
      await keeper.flush()
      const filled = sendableDraft(form, store.get().answers, valueProblems, words.shared)
      const outcome = await calls.send(filled)
      if (outcome.kind === 'ok') return onSent(filled, outcome.value.returnedAt)
      if (outcome.kind === 'invalid') store.refusedBy(problemsFrom(form, outcome.errors))
      if (outcome.kind === 'not-found') setProblem(t('closedNow'))
      else if (outcome.kind === 'rate-limited') setProblem(t('waitAWhile'))
      else if (outcome.kind === 'invalid' && outcome.errors['_']) setProblem(t('tooLarge'))
    } catch {
      setProblem(t('unreachable'))
    } finally {
      setSending(false)
    }
  }
  const { filled, total } = completeness(form, answers)
  const until = format.dateTime(new Date(sent.until), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <div className="fill-sheet form-sheet">
      <header className="fill-head">
        <p className="meta">{t('from', { sender: sent.sender, until })}</p>
        <h1>{t('ask', { customer: sent.customer, form: words.form.name })}</h1>
        <p className="sub">{t('lead')}</p>
        {sent.note && (
          <blockquote className="fill-letter">
            <bdi>{sent.note}</bdi>
          </blockquote>
        )}
      </header>
      {restoredAt && <p className="note warn">{t('restored')}</p>}
      {status.kind === 'conflict' && (
        <ConflictChoice
          key={status.nth}
          conflicts={status.conflicts}
          onSettled={() => keeper.settle(status.version)}
        />
      )}
      <div ref={paper} className="paper" onKeyDown={enterMovesOn}>
        <h2 className="tt">{words.form.name}</h2>
        <PaperSections />
        <p className="meta pn">{t('required')}</p>
      </div>
      <ProblemList />
      <div className="fill-bar">
        <div className="fill-state">
          <span>{t('filled', { filled, total })}</span>
          <SaveStatus status={status} savedAt={sent.savedAt} holdsGuarded={holdsGuarded} />
        </div>
        {problem && (
          <p className="note bad" role="alert">
            {problem}
          </p>
        )}
        <Button look="pri" size="l" disabled={sending} onClick={() => void send()}>
          {sending ? t('sending') : t('send')}
        </Button>
      </div>
    </div>
  )
}
