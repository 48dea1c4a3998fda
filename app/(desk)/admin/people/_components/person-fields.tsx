'use client'

import { useTranslations } from 'next-intl'
import { TextInput } from '@/components/form/text-input'

type Facts = {
  name: string
  username: string
  employeeNo: string | null
  phone: string | null
  email: string | null
}

/** Name, how to sign in and how to be reached: one copy for adding and editing. */
export function PersonFields({ person }: { person?: Facts }) {
  const t = useTranslations('people')
  return (
    <div className="fields two">
      <TextInput name="name" label={t('name')} required maxLength={40} defaultValue={person?.name} />
      <TextInput
        name="username"
        label={t('username')}
        required
        maxLength={40}
        hint={t('usernameHint')}
        defaultValue={person?.username}
        autoCapitalize="none"
      />
      <TextInput
        name="employeeNo"
        label={t('employeeNo')}
        maxLength={30}
        defaultValue={person?.employeeNo ?? ''}
      />
      <TextInput
        name="phone"
        label={t('phone')}
        type="tel"
        maxLength={25}
        defaultValue={person?.phone ?? ''}
      />
      <TextInput
        className="full"
        name="email"
        label={t('email')}
        type="email"
        maxLength={120}
        defaultValue={person?.email ?? ''}
      />
    </div>
  )
}
