'use client'

import { useLocale, useMessages, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { loadSay } from '@/components/form/problem-text'
import { problemSentence } from '@/components/form/problem-sentence'
import { useAction, type Action } from '@/components/form/use-action'
import { Button, ButtonLink } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { toast } from '@/components/ui/toast-store'
import type { PaperDifferences } from '@/lib/areas/customers/exchange/rules/differences'
import type { FieldErrors } from '@/lib/core/outcome'
import { type Chosen, changeKey, isTaken } from './chosen'
import { DifferenceTable } from './difference-table'

type Answer = { value?: PaperDifferences[]; errors?: FieldErrors; problem?: string }

/** What is sent of the ticked changes: the input to be saved (null: nothing), and how many they are. */
export type Taking = (papers: readonly PaperDifferences[], off: Chosen) => { input: unknown; count: number }

/** Chooses a workbook, shows what it changes, saves what is ticked. Nothing is lost when saving fails. */
export function ExchangeDesk({
  address,
  download,
  back,
  save,
  taking,
  after,
}: {
  /** Where workbooks are compared and fetched. */
  address: string
  download: string
  /** Where it goes on when all is saved. */
  back: string
  save: Action<unknown>
  taking: Taking
  /** What is left to do when the input was saved; false where it failed. */
  after?: (papers: readonly PaperDifferences[], off: Chosen) => Promise<boolean>
}) {
  const t = useTranslations('exchange')
  const form = useTranslations('form')
  const [locale, messages, router] = [useLocale(), useMessages(), useRouter()]
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const [papers, setPapers] = useState<PaperDifferences[] | null>(null)
  const [off, setOff] = useState<Chosen>(new Set())

  async function send(file: File) {
    setBusy(true)
    setProblem('')
    const say = await loadSay(locale, messages)
    try {
      const response = await fetch(`${address}?name=${encodeURIComponent(file.name)}`, {
        method: 'POST',
        body: file,
        headers: { 'content-type': 'application/octet-stream' },
      })
      const body = (await response.json()) as Answer
      const told = Object.values(body.errors ?? {})
        .flat()
        .map((error) => say(error.code, error.values))
      if (body.value) {
        setPapers(body.value)
        setOff(new Set())
      } else setProblem(told.join(' ') || t('failed'))
    } catch {
      setProblem(t('failed'))
    }
    setBusy(false)
  }
  const { answer, pending, send: store } = useAction(save, () => void finish())
  async function finish() {
    if (after && !(await after(papers ?? [], off))) return setProblem(t('failed'))
    toast({ text: t('saved'), tone: 'ok' })
    router.push(back)
    router.refresh()
  }
  const taken = taking(papers ?? [], off)
  const refused =
    answer.outcome && answer.outcome.kind !== 'ok' && answer.say
      ? problemSentence(answer.outcome, answer.say, form)
      : null
  return (
    <div className="stack" aria-busy={busy || pending}>
      <input
        ref={input}
        id="exchange-file"
        className="vh"
        type="file"
        accept=".xlsx"
        aria-label={t('choose')}
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) void send(file)
          event.target.value = ''
        }}
      />
      <div className="row">
        <Button
          {...(papers ? {} : { look: 'pri' as const })}
          icon="upl"
          aria-disabled={busy || undefined}
          onClick={() => !busy && input.current?.click()}
        >
          {t(busy ? 'reading' : papers ? 'another' : 'choose')}
        </Button>
        <ButtonLink icon="down" href={address}>
          {download}
        </ButtonLink>
      </div>
      {(problem || refused) && <Note tone="bad">{problem || refused}</Note>}
      {papers?.every(({ changes, refused: no }) => changes.length === 0 && !no) && (
        <Note>{t('nothing')}</Note>
      )}
      {papers?.map((paper) => (
        <DifferenceTable
          key={`${paper.formId}${paper.period ?? ''}`}
          paper={paper}
          taken={(change) => isTaken(change, paper, off)}
          onToggle={(change) => {
            const next = new Set(off)
            const key = changeKey(paper, change)
            if (!next.delete(key)) next.add(key)
            setOff(next)
          }}
        />
      ))}
      {papers && taken.count > 0 && (
        <div className="row">
          <Button
            look="pri"
            size="l"
            aria-disabled={pending || undefined}
            onClick={() => {
              if (pending) return
              if (taken.input === null) return void finish()
              store(taken.input)
            }}
          >
            {t('save', { count: taken.count })}
          </Button>
        </div>
      )}
    </div>
  )
}
