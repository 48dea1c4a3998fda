'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { problemSentence } from '@/components/form/problem-sentence'
import { type Action, useAction } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { MentionBox } from './mention-box'
import { type Mentioned, mentionsIn } from './mention-text'
import { colleaguesFor } from './colleagues-for'

/** The record a note or a file hangs on. */
export type Subject = { subjectType: string; subjectId: string }

/** A note being written or changed. What is typed stays in this tab until it is sent, whatever happens in between. */
export function NoteComposer({
  subject,
  action,
  note,
  onDone,
}: {
  subject: Subject
  action: Action<{ id: string; version: number }>
  /** The note being changed; none when a new one is written. */
  note?: { id: string; version: number; text: string; mentions: readonly Mentioned[] }
  onDone?: () => void
}) {
  const t = useTranslations('story')
  const form = useTranslations('form')
  const router = useRouter()
  const kept = `note:${note?.id ?? `${subject.subjectType}:${subject.subjectId}`}`
  const [text, setText] = useState(note?.text ?? '')
  const [chosen, setChosen] = useState<readonly Mentioned[]>(note?.mentions ?? [])
  const { answer, pending, send } = useAction(action, () => {
    sessionStorage.removeItem(kept)
    if (!note) setText('')
    toast({ text: t(note ? 'noteChanged' : 'noteAdded'), tone: 'ok' })
    onDone?.()
    router.refresh()
  })
  useEffect(() => {
    const left = sessionStorage.getItem(kept)
    // What was left in this tab is put back once it is known that this is a browser.
    if (left) queueMicrotask(() => setText(left))
  }, [kept])
  function type(next: string) {
    setText(next)
    if (next.trim()) sessionStorage.setItem(kept, next)
    else sessionStorage.removeItem(kept)
  }
  function submit() {
    if (pending || !text.trim()) return
    const mentions = mentionsIn(text, chosen)
    send(note ? { id: note.id, version: note.version, text, mentions } : { ...subject, text, mentions })
  }
  const { outcome, say } = answer
  const problem = outcome && outcome.kind !== 'ok' && say ? problemSentence(outcome, say, form) : null
  return (
    <div className="stack g2">
      <MentionBox
        text={text}
        onText={type}
        onMention={(person) => setChosen((before) => [...before, person])}
        people={colleaguesFor(subject)}
        label={t(note ? 'changeNote' : 'writeNote')}
        placeholder={t('notePlaceholder')}
        onSend={submit}
        autoFocus={note !== undefined}
        invalid={problem !== null}
      />
      {problem && (
        <div className="note bad" role="alert" key={answer.nth}>
          {problem}
        </div>
      )}
      <div className="row">
        <Button look="pri" size="s" aria-disabled={pending || !text.trim() || undefined} onClick={submit}>
          {t(note ? 'saveNote' : 'addNote')}
        </Button>
        {note && (
          <Button
            size="s"
            onClick={() => {
              sessionStorage.removeItem(kept)
              onDone?.()
            }}
          >
            {t('cancel')}
          </Button>
        )}
        <span className="meta">{t('noteHint')}</span>
      </div>
    </div>
  )
}
