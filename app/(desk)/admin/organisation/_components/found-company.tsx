'use client'

import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextInput } from '@/components/form/text-input'
import { found } from '../actions'

/** The first unit of an empty tree. */
export function FoundCompany() {
  const t = useTranslations('organisation')
  return (
    <div className="sheet pad max-w-[440px]">
      <p className="sub mb-3">{t('emptyHint')}</p>
      <ActionForm action={found} success={t('added')}>
        <div className="fields">
          <TextInput name="name" label={t('name')} required maxLength={60} />
          <TextInput name="code" label={t('code')} required maxLength={20} defaultValue="HQ" />
          <SubmitButton>{t('found')}</SubmitButton>
        </div>
      </ActionForm>
    </div>
  )
}
