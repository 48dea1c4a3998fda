'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'

import { Avatar } from '@/components/ui/avatar'

/** Who is signed in, as the rail shows it. */
export type Person = { name: string; post: string }

const AccountMenu = dynamic(() => import('./account-menu').then((m) => m.AccountMenu), { ssr: false })

/** The rail's foot: name and post; pressed, the menu with profile, devices, language, appearance, sign out. */
export function AccountButton({ person }: { person: Person }) {
  const t = useTranslations('shell')
  const [asked, setAsked] = useState(false)
  const face = (
    <>
      <Avatar name={person.name} />
      <span className="grow">
        <b className="cut block">{person.name}</b>
        <span className="meta cut block">{person.post}</span>
      </span>
    </>
  )
  const label = t('account', { name: person.name })
  if (asked) return <AccountMenu label={label} face={face} />
  return (
    <button
      type="button"
      className="who"
      aria-haspopup="menu"
      aria-label={label}
      onClick={() => setAsked(true)}
    >
      {face}
    </button>
  )
}
