'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'

import { Avatar } from '@/components/ui/avatar'
import { later, useLater } from '@/components/ui/later'

/** Who is signed in, as the rail shows it. */
export type Person = { name: string; post: string }

const accountMenu = later(() => import('./account-menu').then((m) => m.AccountMenu))

/** The rail's foot: name and post; pressed, the menu with profile, devices, language, appearance, sign out. */
export function AccountButton({ person }: { person: Person }) {
  const t = useTranslations('shell')
  const [asked, setAsked] = useState(false)
  const { Part: AccountMenu, ask } = useLater(accountMenu)
  const face = (
    <>
      <Avatar name={person.name} />
      <span className="grow">
        <b className="cut block">{person.name}</b>
        <span className="meta block">{person.post}</span>
      </span>
    </>
  )
  const label = t('account', { name: person.name })
  if (asked && AccountMenu) return <AccountMenu label={label} face={face} />
  return (
    <button
      type="button"
      className="who"
      aria-haspopup="menu"
      aria-label={label}
      onClick={() => ask(() => setAsked(true))}
    >
      {face}
    </button>
  )
}
