'use client'

import { useTranslations } from 'next-intl'
import { type FocusEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'

export type Secret = { token: string; code: string | null; expiresAt: string }

/** The address of a new link, shown this once: to copy alone, or with the words to send it with. */
export function LinkSecret({
  secret,
  form,
  customer,
  until,
}: {
  secret: Secret
  form: string
  customer: string
  until: string
}) {
  const t = useTranslations('sheets')
  const address = `${window.location.origin}/fill/${secret.token}`
  const letter = t('letter', { form, customer, until, address, code: secret.code ? 'yes' : 'no' })
  return (
    <div className="stack min-w-0">
      <p className="note ok" role="status">
        {t('once')}
      </p>
      <Copied label={t('address')} text={address} />
      {secret.code && <Copied label={t('code')} text={secret.code} />}
      <Copied label={t('wechat')} text={letter} rows={5} />
    </div>
  )
}

function Copied({ label, text, rows }: { label: string; text: string; rows?: number }) {
  const t = useTranslations('sheets')
  const [copied, setCopied] = useState(false)
  const id = useId()
  const box = {
    id,
    readOnly: true,
    value: text,
    onFocus: (event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => event.target.select(),
  }
  const copy = (
    <Button
      size={rows ? 's' : undefined}
      onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
    >
      {copied ? t('copied') : t('copy')}
    </Button>
  )
  return (
    <div className="field min-w-0">
      <label className="lb" htmlFor={id}>
        {label}
      </label>
      {rows ? (
        <>
          <textarea className="inp w-full min-w-0" rows={rows} {...box} />
          <div className="row justify-end">{copy}</div>
        </>
      ) : (
        <div className="row">
          <input className="inp w-0 min-w-0 grow" {...box} />
          {copy}
        </div>
      )}
    </div>
  )
}
