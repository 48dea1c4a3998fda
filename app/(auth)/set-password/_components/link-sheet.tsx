'use client'

import { Link } from '@/components/ui/link'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Letterhead } from '@/app/(auth)/_components/letterhead'
import { requestSignIn } from '@/app/(auth)/sign-in/_components/request-sign-in'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextInput } from '@/components/form/text-input'
import { Note } from '@/components/ui/note'
import { SkeletonRows } from '@/components/ui/skeleton'
import type { LinkView } from '@/lib/areas/admin/accounts/queries'
import { beginWithLink, readLink, setPasswordByLink } from '../actions'
import { NewPassword } from './new-password'

/** Reads the secret from the address, says for whom it is, and takes the new password. */
export function LinkSheet() {
  const t = useTranslations('auth')
  const [token, setToken] = useState<string | null>(null)
  const [link, setLink] = useState<LinkView | null | undefined>(undefined)
  useEffect(() => {
    const secret = window.location.hash.slice(1)
    void readLink(secret)
      .catch(() => null)
      .then((found) => {
        setToken(secret)
        setLink(found)
      })
  }, [])

  if (link === undefined)
    return (
      <>
        <Letterhead title={t('setPassword')} />
        <SkeletonRows rows={4} columns={1} />
      </>
    )
  if (link === null || token === null)
    return (
      <>
        <Letterhead title={t('setPassword')} />
        <Note tone="warn">{t('linkDead')}</Note>
        <p className="pt-4">
          <Link href="/sign-in">{t('toSignIn')}</Link>
        </p>
      </>
    )
  const first = link.purpose === 'first-administrator'
  return (
    <>
      <Letterhead title={first ? t('begin') : t('setPassword')} />
      <ActionForm
        className="stack mt-4"
        action={first ? beginWithLink : setPasswordByLink}
        fixed={{ token }}
        success={null}
        onDone={({ username }) => void enter(username)}
      >
        {first ? (
          <>
            <p className="sub">{t('beginHint')}</p>
            <TextInput name="company" label={t('company')} required maxLength={60} />
            <TextInput name="name" label={t('personName')} required maxLength={40} />
            <TextInput
              name="username"
              label={t('username')}
              required
              maxLength={40}
              autoComplete="username"
              hint={t('usernameHint')}
            />
          </>
        ) : (
          <p className="sub">{t('linkFor', { name: link.name ?? '', username: link.username ?? '' })}</p>
        )}
        <NewPassword name="password" minLength={link.minLength} />
        <SubmitButton size="l" className="w-full">
          {first ? t('begin') : t('setPassword')}
        </SubmitButton>
      </ActionForm>
    </>
  )
}

/** Signs in with what was just set, and goes to the desk. */
async function enter(username: string): Promise<void> {
  const field = document.querySelector<HTMLInputElement>('input[name="password"]')
  const answer = await requestSignIn(username, field?.value ?? '')
  window.location.assign(answer === 'ok' ? '/' : '/sign-in')
}
