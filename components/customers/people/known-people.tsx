'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useCallback, useRef, useState } from 'react'
import { markOf } from '@/components/ui/listed'
import { Button } from '@/components/ui/button'
import { useFound } from '@/components/ui/use-found'
import type { KnownPerson } from '@/lib/areas/customers/known-people/rules/known-person'

/** Before somebody is typed anew: who of that name or number is known at customers within reach. */
export function KnownPeople({
  chosen,
  search,
  onChoose,
}: {
  chosen: KnownPerson | null
  search: (typed: string) => Promise<KnownPerson[]>
  onChoose: (person: KnownPerson | null) => void
}) {
  const t = useTranslations('contacts')
  const locale = useLocale()
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  const composing = useRef(false)
  const find = useCallback((text: string) => search(text), [search])
  const { found } = useFound(asked.trim().length < 2 ? null : asked.trim(), find)
  function type(text: string) {
    setTyped(text)
    if (!composing.current) setAsked(text)
  }
  if (chosen)
    return (
      <p className="note mb-4">
        {t('knownChosen', { name: chosen.name, posts: postsOf(chosen, locale) })}{' '}
        <Button size="s" onClick={() => onChoose(null)}>
          {t('knownOther')}
        </Button>
      </p>
    )
  return (
    <div className="field mb-4">
      <label className="lb" htmlFor="known-people">
        {t('knownLabel')}
      </label>
      <input
        id="known-people"
        className="inp"
        autoComplete="off"
        value={typed}
        placeholder={t('knownHint')}
        onChange={(event) => type(event.target.value)}
        onCompositionStart={() => (composing.current = true)}
        onCompositionEnd={(event) => {
          composing.current = false
          type(event.currentTarget.value)
        }}
        // Looking somebody up is not adding him.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <ul className="mt-2" aria-live="polite">
        {found.map((person) => (
          <li key={person.contactId} className="row g3 mb-1">
            <b>{person.name}</b>
            <span className="meta">{postsOf(person, locale)}</span>
            <Button size="s" className="right" onClick={() => onChoose(person)}>
              {t('knownChoose')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function postsOf({ posts }: KnownPerson, locale: string): string {
  return posts
    .map(({ customerName, title }) => [customerName, title].filter(Boolean).join(' '))
    .join(markOf('semicolon', locale))
}
