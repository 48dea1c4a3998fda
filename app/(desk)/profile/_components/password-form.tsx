'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { NewPassword } from '@/app/(auth)/set-password/_components/new-password'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextInput } from '@/components/form/text-input'
import { newPassword } from '../actions'

/** The present password and a new one. Afterwards the fields are empty again. */
export function PasswordForm({ username, minLength }: { username: string; minLength: number }) {
  const t = useTranslations('auth')
  const [round, setRound] = useState(0)
  return (
    <ActionForm
      key={round}
      className="fields"
      action={newPassword}
      success={t('passwordChanged')}
      onSend={({ username: _, ...input }) => input}
      onDone={() => setRound(round + 1)}
    >
      <input
        className="vh"
        name="username"
        autoComplete="username"
        defaultValue={username}
        tabIndex={-1}
        aria-hidden="true"
        readOnly
      />
      <TextInput
        name="current"
        label={t('currentPassword')}
        type="password"
        autoComplete="current-password"
        required
      />
      <NewPassword name="next" minLength={minLength} />
      <SubmitButton>{t('changePassword')}</SubmitButton>
    </ActionForm>
  )
}
