'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'

import { Icon } from '@/components/ui/icon'
import type { FileRef } from '@/lib/core/forms/values'

import { type InputProps, spoken } from './input-props'
import { useSheet } from './sheet-context'

const KB = 1024

/** Files kept with the form: added one by one, each with its size, each can be taken off again. */
export function FileInput({
  id,
  field,
  value,
  label,
  labelledBy,
  describedBy,
  onValue,
  onLeave,
}: InputProps<'file'>) {
  const t = useTranslations('forms.sheet')
  const { tools } = useSheet()
  const [doing, setDoing] = useState<{ name: string; failed: boolean } | null>(null)
  const files = Array.isArray(value) ? (value as FileRef[]) : []

  async function add(chosen: FileList | null) {
    let now = files
    for (const file of chosen ?? []) {
      setDoing({ name: file.name, failed: false })
      try {
        now = [...now, await tools.onUpload!(file)]
        onValue(now)
        setDoing(null)
      } catch {
        setDoing({ name: file.name, failed: true })
      }
    }
    onLeave()
  }
  return (
    <div className="fl" role="group" {...spoken({ label, labelledBy, describedBy })}>
      {files.map((file) => (
        <span key={file.id} className="chip">
          {tools.fileHref ? <a href={tools.fileHref(file)}>{file.name}</a> : file.name}
          <span className="meta">{t('fileSize', { kb: Math.max(1, Math.round(file.size / KB)) })}</span>
          <button
            type="button"
            aria-label={t('removeFile', { name: file.name })}
            onClick={() => onValue(files.filter((f) => f.id !== file.id))}
          >
            <Icon name="x" />
          </button>
        </span>
      ))}
      {tools.onUpload && (
        <label className="btn s">
          <Icon name="upl" />
          {t('addFile')}
          <input
            id={id}
            className="vh"
            type="file"
            multiple
            accept={field.images ? 'image/*' : undefined}
            data-entry=""
            onChange={(event) => void add(event.target.files)}
          />
        </label>
      )}
      <span className="meta" role="status">
        {doing &&
          (doing.failed ? t('uploadFailed', { name: doing.name }) : t('uploading', { name: doing.name }))}
      </span>
    </div>
  )
}
