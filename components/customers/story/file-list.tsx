'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useMessages, useTranslations } from 'next-intl'
import { type DragEvent, useRef, useState } from 'react'
import { markOf } from '@/components/ui/listed'
import { problemSentence } from '@/components/form/problem-sentence'
import { loadSay } from '@/components/form/problem-text'
import { type Action, useAction } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { toast } from '@/components/ui/toast-store'
import type { FieldErrors } from '@/lib/core/outcome'
import type { Reason } from '@/lib/core/decision'
import type { Subject } from './note-composer'

export type FileEntryView = {
  id: string
  name: string
  /** With its unit. */
  size: string
  by: string
  when: string
  removes: boolean
  scanned: boolean
  /** Where it lies, when that is not the record shown. */
  on?: string
}
export type FileActions = { remove: Action<{ id: string }>; restore: Action<{ id: string }> }
type Answer = { value?: unknown; errors?: FieldErrors; reasons?: Reason[] }

/** Sends files up one after the other, chosen or dropped; each that is not taken says why, the others go on. */
export function FileDrop({ subject, accept }: { subject: Subject; accept: string }) {
  const t = useTranslations('story')
  const locale = useLocale()
  const messages = useMessages()
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [sending, setSending] = useState<string | null>(null)
  const [problems, setProblems] = useState<readonly string[]>([])
  const [over, setOver] = useState(false)

  async function sendOne(file: File): Promise<string | null> {
    const address = new URLSearchParams({ ...subjectOf(subject), name: file.name })
    const named = `${file.name}${markOf('colon', locale)}`
    try {
      const response = await fetch(`/api/files?${address}`, {
        method: 'POST',
        body: file,
        headers: { 'content-type': 'application/octet-stream' },
      })
      if (response.ok) return null
      const body = (await response.json()) as Answer
      const say = await loadSay(locale, messages)
      const told = [
        ...Object.values(body.errors ?? {})
          .flat()
          .map((error) => say(error.code, error.values)),
        ...(body.reasons ?? []).map((reason) => say(`reasons.${reason.code}`, reason.values)),
      ]
      return `${named}${told.join(' ') || t('uploadFailed')}`
    } catch {
      return `${named}${t('uploadFailed')}`
    }
  }
  async function send(files: Iterable<File>) {
    const failed: string[] = []
    setProblems([])
    for (const file of files) {
      setSending(file.name)
      const problem = await sendOne(file)
      if (problem) failed.push(problem)
    }
    setSending(null)
    setProblems(failed)
    router.refresh()
  }
  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    void send(event.dataTransfer.files)
  }
  return (
    <div
      className={classNames('drop', over && 'over')}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className="row wrap">
        <Button
          icon="upl"
          size="s"
          aria-disabled={sending !== null || undefined}
          onClick={() => sending ?? input.current?.click()}
        >
          {t('addFiles')}
        </Button>
        <span className="meta" role="status">
          {sending ? t('sending', { name: sending }) : t('dropHint')}
        </span>
        <input
          ref={input}
          className="vh"
          type="file"
          multiple
          tabIndex={-1}
          accept={accept}
          aria-label={t('addFiles')}
          onChange={(event) => {
            const chosen = [...(event.target.files ?? [])]
            event.target.value = ''
            void send(chosen)
          }}
        />
      </div>
      {problems.map((problem) => (
        <div key={problem} className="note bad" role="alert">
          {problem}
        </div>
      ))}
    </div>
  )
}

const subjectOf = ({ subjectType, subjectId }: Subject) => ({ subjectType, subjectId })

/** Files with a way to fetch each and, where allowed, to take it away (and back). */
export function FileList({ files, actions }: { files: readonly FileEntryView[]; actions: FileActions }) {
  return (
    <ul className="files">
      {files.map((file) => (
        <FileEntry key={file.id} file={file} actions={actions} />
      ))}
    </ul>
  )
}

function FileEntry({ file, actions }: { file: FileEntryView; actions: FileActions }) {
  const t = useTranslations('story')
  const form = useTranslations('form')
  const router = useRouter()
  const back = useAction(actions.restore, () => router.refresh())
  const { answer, send } = useAction(actions.remove, () => {
    router.refresh()
    toast({ text: t('fileRemoved'), undo: { onUndo: () => back.send({ id: file.id }) } })
  })
  const { outcome, say } = answer
  const problem = outcome && outcome.kind !== 'ok' && say ? problemSentence(outcome, say, form) : null
  return (
    <li>
      <Icon name="file" />
      <a className="name" href={`/api/files/${file.id}`} download={file.name}>
        {file.name}
      </a>
      <span className="meta nowrap">
        {file.on && `${file.on}　`}
        {file.size}
        {'　'}
        {file.by} {file.when}
        {!file.scanned && `　${t('notScanned')}`}
      </span>
      {file.removes && (
        <Button
          look="ghost"
          size="s"
          icon="x"
          square
          aria-label={t('removeFile', { name: file.name })}
          onClick={() => send({ id: file.id })}
        />
      )}
      {problem && (
        <div className="note bad" role="alert" key={answer.nth}>
          {problem}
        </div>
      )}
    </li>
  )
}
