'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useCallback, useRef, useState } from 'react'

import { useFound } from '@/components/ui/use-found'
import { isUnread, type Ref } from '@/lib/core/forms/values'

import { type InputProps, spoken } from './input-props'
import { type Found, type LookUp, useSheet } from './sheet-context'
import { Suggestions } from './suggestions'
import { useSuggestions } from './use-suggestions'

type RefKind = 'person' | 'unit' | 'customer' | 'reference'

function isRef(value: unknown): value is Ref {
  return typeof value === 'object' && value !== null && 'label' in value
}

function requestFor(field: InputProps<RefKind>['field']): Omit<LookUp, 'query'> {
  if (field.kind === 'unit') return { kind: 'unit', ...(field.of && { of: field.of }) }
  if (field.kind === 'reference') return { kind: 'reference', of: field.of }
  if (field.kind === 'person') return { kind: 'person', ...(field.posts && { posts: field.posts }) }
  return { kind: 'customer' }
}

/** One of the records of the house, found as one types. A name only typed stays; the check says it was not picked. */
export function RefInput(props: InputProps<RefKind>) {
  const { id, field, value, label, labelledBy, describedBy, invalid, required, onValue, onLeave } = props
  const t = useTranslations('forms.sheet')
  const { tools, early } = useSheet()
  const [typing, setTyping] = useState<string | null>(() => {
    early.note(id)
    return null
  })
  const [query, setQuery] = useState<string | null>(null)
  const composing = useRef(false)
  const lookUp = tools.onLookUp
  const search = useCallback(
    (text: string, signal: AbortSignal): Promise<Found[]> =>
      lookUp?.({ ...requestFor(field), query: text }, signal) ?? Promise.resolve([]),
    [lookUp, field],
  )
  const { found, busy, failed } = useFound(query, search)
  const open = typing !== null && query !== null && lookUp !== undefined
  // Units and people are few enough to be looked through; of customers something has to be typed.
  const browses = field.kind !== 'customer'
  const { active, restart, onKeyDown } = useSuggestions(found.length, open, pick, () => setQuery(null))
  const rest = isRef(value) ? value.label : isUnread(value) ? value.typed : ''
  const listId = `${id}-list`

  const asking = (text: string) => text.trim() || (browses ? '' : null)
  /** By mouse or arrow: the first ones, whatever stands in the field already. */
  function openList() {
    if (open || !browses || composing.current) return
    restart()
    setTyping((text) => text ?? rest)
    setQuery('')
  }
  function press(event: KeyboardEvent<HTMLInputElement>) {
    if (!open && event.key === 'ArrowDown' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      return openList()
    }
    onKeyDown(event)
  }

  function type(text: string) {
    setTyping(text)
    restart()
    onValue(text.trim() === '' ? null : { id: null, label: text })
    if (!composing.current) setQuery(asking(text))
  }
  function pick(at: number) {
    const ref = found[at]!
    onValue({ id: ref.id, label: ref.label })
    setTyping(null)
    setQuery(null)
  }
  function leave() {
    const exact = found.findIndex((ref) => ref.label === typing)
    if (exact >= 0 && isRef(value) && value.id === null) pick(exact)
    setTyping(null)
    setQuery(null)
    onLeave()
  }
  return (
    <span className="rf">
      <input
        id={id}
        role="combobox"
        value={typing ?? rest}
        autoComplete="off"
        {...spoken({ label, labelledBy, describedBy, invalid, required })}
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && found.length > 0 ? `${listId}-${active}` : undefined}
        data-entry=""
        onFocus={() => setTyping(rest)}
        onChange={(event) => type(event.target.value)}
        onCompositionStart={() => (composing.current = true)}
        onCompositionEnd={(event) => {
          composing.current = false
          type(event.currentTarget.value)
        }}
        onClick={openList}
        onKeyDown={press}
        onBlur={leave}
      />
      {open && (
        <Suggestions
          id={listId}
          label={label}
          active={active}
          items={found.map((ref) => ({
            key: ref.id ?? ref.label,
            text: ref.label,
            ...(ref.detail && { detail: ref.detail }),
          }))}
          none={busy ? t('searching') : failed ? t('searchFailed') : t('noMatch')}
          onPick={pick}
        />
      )}
    </span>
  )
}
