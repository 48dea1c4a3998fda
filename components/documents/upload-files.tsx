'use client'

import { useLocale, useMessages, useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { loadSay } from '@/components/form/problem-text'
import { Icon } from '@/components/ui/icon'
import type { FileRef } from '@/lib/core/forms/values'
import type { FieldErrors } from '@/lib/core/outcome'

type Answer = { value?: FileRef; errors?: FieldErrors }

/** Files of a document: each goes up by itself, at once; the form sends their ids. */
export function UploadFiles({
  customerId,
  accept,
  start,
}: {
  customerId: string
  accept: string
  start: readonly FileRef[]
}) {
  const t = useTranslations('documents')
  const locale = useLocale()
  const messages = useMessages()
  const id = useId()
  const [files, setFiles] = useState<readonly FileRef[]>(start)
  const [said, setSaid] = useState('')
  async function add(chosen: FileList | null) {
    for (const file of chosen ?? []) {
      setSaid(t('uploading', { name: file.name }))
      try {
        const response = await fetch(
          `/api/customers/${customerId}/documents?name=${encodeURIComponent(file.name)}`,
          { method: 'POST', body: file, headers: { 'content-type': 'application/octet-stream' } },
        )
        const { value, errors } = (await response.json()) as Answer
        if (value) {
          setFiles((now) => [...now, value])
          setSaid('')
          continue
        }
        const say = await loadSay(locale, messages)
        const why = Object.values(errors ?? {}).flat()
        setSaid(why.map((error) => say(error.code, error.values)).join(' ') || t('failed'))
      } catch {
        setSaid(t('failed'))
      }
    }
  }
  return (
    <div className="fl" role="group" aria-label={t('files')}>
      {files.map((file) => (
        <span key={file.id} className="chip">
          <input type="hidden" name="files" value={file.id} data-type="list" />
          {file.name}
          <button
            type="button"
            aria-label={t('removeFile', { name: file.name })}
            onClick={() => setFiles(files.filter((one) => one.id !== file.id))}
          >
            <Icon name="x" />
          </button>
        </span>
      ))}
      <label className="btn s" htmlFor={id}>
        <Icon name="upl" />
        {t('addFile')}
      </label>
      <input
        id={id}
        className="vh"
        type="file"
        multiple
        accept={accept}
        onChange={(event) => {
          void add(event.target.files)
          event.target.value = ''
        }}
      />
      <span className="meta" role="status">
        {said}
      </span>
    </div>
  )
}
