'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useMessages, useTranslations } from 'next-intl'
import { type DragEvent, useRef, useState } from 'react'
import { loadSay } from '@/components/form/problem-text'
import { Button } from '@/components/ui/button'
import type { FieldErrors } from '@/lib/core/outcome'

type Answer = { value?: { taskId: string }; errors?: FieldErrors }

/** Chooses or drops a list; it is streamed up and opened on its own page. */
export function UploadList({ accept }: { accept: string }) {
  const t = useTranslations('importPage')
  const locale = useLocale()
  const messages = useMessages()
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  async function send(file: File) {
    setBusy(true)
    setProblem('')
    try {
      const response = await fetch(`/api/imports/customers?name=${encodeURIComponent(file.name)}`, {
        method: 'POST',
        body: file,
        headers: { 'content-type': 'application/octet-stream' },
      })
      const body = (await response.json()) as Answer
      if (body.value) return router.push(`/customers/import/${body.value.taskId}`)
      const say = await loadSay(locale, messages)
      setProblem(
        Object.values(body.errors ?? {})
          .flat()
          .map((error) => say(error.code, error.values))
          .join(' ') || t('failed'),
      )
    } catch {
      setProblem(t('failed'))
    }
    setBusy(false)
  }
  function drop(event: DragEvent) {
    event.preventDefault()
    const file = event.dataTransfer.files[0]
    if (file) void send(file)
  }
  return (
    <section
      className="sheet pad stack"
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
      aria-label={t('upload')}
    >
      <h2>{t('upload')}</h2>
      <p className="sub">{t('uploadHint')}</p>
      <input
        ref={input}
        className="vh"
        type="file"
        id="import-file"
        accept={accept}
        aria-label={t('choose')}
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) void send(file)
        }}
      />
      <div className="row">
        <Button
          look="pri"
          size="l"
          icon="upl"
          aria-disabled={busy || undefined}
          onClick={() => !busy && input.current?.click()}
        >
          {busy ? t('uploading') : t('choose')}
        </Button>
      </div>
      {problem && (
        <div className="note bad" role="alert">
          {problem}
        </div>
      )}
    </section>
  )
}
