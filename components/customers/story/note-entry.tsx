'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { problemSentence } from '@/components/form/problem-sentence'
import { type Action, useAction } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { Menu, type MenuEntry } from '@/components/ui/menu'
import { toast } from '@/components/ui/toast-store'
import { piecesOf } from './mention-text'
import { NoteComposer, type Subject } from './note-composer'

/** A note as it is read; `when` as text. */
export type NoteEntryView = Subject & {
  id: string
  version: number
  text: string
  mentions: readonly { id: string; name: string }[]
  createdByName: string
  edited: boolean
  mine: boolean
  removes: boolean
  /** Where it stands, when that is not the record shown. */
  on?: string
}

export type NoteActions = {
  edit: Action<{ id: string; version: number }>
  remove: Action<{ id: string }>
  restore: Action<{ id: string }>
}

/** One note: who, the words with its mentions, and what may be done with it. */
export function NoteEntry({ note, actions }: { note: NoteEntryView; actions: NoteActions }) {
  const t = useTranslations('story')
  const form = useTranslations('form')
  const router = useRouter()
  const [editing, setEditing] = useState(false)
  const back = useAction(actions.restore, () => router.refresh())
  const { answer, send } = useAction(actions.remove, () => {
    router.refresh()
    toast({ text: t('noteRemoved'), undo: { onUndo: () => back.send({ id: note.id }) } })
  })
  const { outcome, say } = answer
  const problem = outcome && outcome.kind !== 'ok' && say ? problemSentence(outcome, say, form) : null
  const entries: MenuEntry[] = [
    ...(note.mine ? [{ label: t('change'), icon: 'edit' as const, onSelect: () => setEditing(true) }] : []),
    ...(note.mine || note.removes
      ? [{ label: t('remove'), icon: 'x' as const, bad: true, onSelect: () => send({ id: note.id }) }]
      : []),
  ]
  return (
    <article
      className="note-entry"
      id={`note-${note.id}`}
      aria-label={t('noteBy', { name: note.createdByName })}
    >
      <div className="row">
        <span className="grow">
          <b>{note.createdByName}</b>
          {note.on && <span className="mut">　{note.on}</span>}
          {note.edited && <span className="meta">　{t('edited')}</span>}
        </span>
        {entries.length > 0 && !editing && (
          <Menu
            entries={entries}
            trigger={<Button look="ghost" size="s" icon="dots" square aria-label={t('noteDeeds')} />}
          />
        )}
      </div>
      {editing ? (
        <NoteComposer subject={note} note={note} action={actions.edit} onDone={() => setEditing(false)} />
      ) : (
        <p className="words">
          {piecesOf(note.text, note.mentions).map((piece, nth) =>
            piece.mention ? (
              <b key={nth} className="mention">
                {piece.text}
              </b>
            ) : (
              <span key={nth}>{piece.text}</span>
            ),
          )}
        </p>
      )}
      {problem && (
        <div className="note bad" role="alert" key={answer.nth}>
          {problem}
        </div>
      )}
    </article>
  )
}
