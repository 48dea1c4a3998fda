'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'

import { showField } from '@/lib/core/forms/text-faces'

import { type InputProps, spoken } from './input-props'
import { useSheet } from './sheet-context'
import { Suggestions } from './suggestions'
import { useSuggestions } from './use-suggestions'
import { useTyped } from './use-typed'

/** Somebody at the customer: picked from those on file, or name, post and phone in one line. */
export function ContactInput(props: InputProps<'contact'>) {
  const { id, field, value, label, labelledBy, describedBy, invalid, required, onValue, onLeave } = props
  const t = useTranslations('forms.sheet')
  const { tools, words } = useSheet()
  const [open, setOpen] = useState(false)
  const { text, take, handlers } = useTyped({ id, field, value, onValue: known, onLeave })
  const onFile = (tools.contacts ?? []).map((contact) => ({
    contact,
    text: showField(field, contact, words.shared),
  }))
  const fitting = onFile.filter((c) => c.text !== text && c.text.includes(text.trim()))
  const shown = open && fitting.length > 0
  const { active, onKeyDown } = useSuggestions(fitting.length, shown, pick, () => setOpen(false))
  const listId = `${id}-list`

  function known(next: unknown) {
    const written = showField(field, next, words.shared)
    onValue(onFile.find((c) => c.text === written)?.contact ?? next)
  }
  function pick(at: number) {
    take(fitting[at]!.text)
    setOpen(false)
  }
  return (
    <span className="rf">
      <textarea
        id={id}
        rows={1}
        value={text}
        autoComplete="off"
        placeholder={[t('contactName'), t('contactTitle'), t('contactPhone')].join(words.shared.words.comma)}
        {...spoken({ label, labelledBy, describedBy, invalid, required })}
        aria-controls={shown ? listId : undefined}
        aria-activedescendant={shown ? `${listId}-${active}` : undefined}
        data-entry=""
        onKeyDown={onKeyDown}
        {...handlers}
        onFocus={(event) => {
          handlers.onFocus(event)
          setOpen(true)
        }}
        onBlur={() => {
          handlers.onBlur()
          setOpen(false)
        }}
      />
      {shown && (
        <Suggestions
          id={listId}
          label={label}
          active={active}
          items={fitting.map((c) => ({ key: c.text, text: c.text }))}
          none={t('noMatch')}
          onPick={pick}
        />
      )}
    </span>
  )
}
