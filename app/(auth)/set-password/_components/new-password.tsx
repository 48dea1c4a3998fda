'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { TextInput } from '@/components/form/text-input'

/** A new password, shown if asked for instead of typed twice; what is expected of it stands below. */
export function NewPassword({ name, minLength }: { name: string; minLength: number }) {
  const t = useTranslations('auth')
  const [shown, setShown] = useState(false)
  return (
    <div>
      <TextInput
        name={name}
        label={t('newPassword')}
        required
        type={shown ? 'text' : 'password'}
        autoComplete="new-password"
        maxLength={1000}
        hint={t('passwordHint', { min: minLength })}
      />
      <label className="row mt-2 text-[13px]">
        <input
          type="checkbox"
          className="chk"
          checked={shown}
          onChange={(event) => setShown(event.target.checked)}
        />
        {t('showPassword')}
      </label>
    </div>
  )
}
