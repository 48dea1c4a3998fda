'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { NumberInput } from '@/components/form/number-input'
import { SubmitButton } from '@/components/form/submit-button'
import { TextInput } from '@/components/form/text-input'
import { create } from '../actions'

/** Makes a token; its secret stands there until the page is left, and is nowhere else. */
export function NewToken() {
  const t = useTranslations('tokens')
  const router = useRouter()
  const [secret, setSecret] = useState<string | null>(null)
  const [round, setRound] = useState(0)
  return (
    <>
      {secret !== null && (
        <p className="note ok" role="status">
          {t('once')} <code className="break-all select-all">{secret}</code>
        </p>
      )}
      <ActionForm
        key={round}
        className="fields"
        action={create}
        success={t('created')}
        onSend={({ scopes, ...input }) => ({
          ...input,
          scopes: typeof scopes === 'string' ? scopes.split(/[\s,，、]+/).filter(Boolean) : [],
        })}
        onDone={({ token }) => {
          setSecret(token)
          setRound(round + 1)
          router.refresh()
        }}
      >
        <TextInput name="name" label={t('name')} hint={t('nameHint')} required />
        <NumberInput name="days" label={t('days')} defaultValue={90} required />
        <TextInput name="scopes" label={t('scopes')} hint={t('scopesHint')} />
        <SubmitButton>{t('create')}</SubmitButton>
      </ActionForm>
    </>
  )
}
