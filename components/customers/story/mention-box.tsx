'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { isComposing } from '@/components/ui/composing'
import { useFound } from '@/components/ui/use-found'
import { type Mentioned, mentionBeingTyped, withMention } from './mention-text'

type Found = { value: string; label: string; detail?: string }

/** A text in which `@` and the beginning of a name bring the colleagues who may be mentioned. */
export function MentionBox({
  text,
  onText,
  onMention,
  people,
  label,
  placeholder,
  onSend,
  autoFocus,
  invalid,
}: {
  text: string
  onText: (text: string) => void
  onMention: (person: Mentioned) => void
  /** Colleagues by what is typed of their name. */
  people: (typed: string, signal: AbortSignal) => Promise<Found[]>
  label: string
  placeholder?: string
  /** Ctrl or ⌘ and Enter. */
  onSend: () => void
  autoFocus?: boolean
  invalid?: boolean
}) {
  const t = useTranslations('story')
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const [typing, setTyping] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  const { found } = useFound(typing || null, people)
  const shown = typing ? found.slice(0, 8) : []
  const open = shown.length > 0
  const current = Math.min(at, shown.length - 1)

  useEffect(() => {
    if (autoFocus) box.current?.focus()
  }, [autoFocus])

  function look() {
    const caret = box.current?.selectionStart ?? 0
    setTyping(mentionBeingTyped(box.current?.value ?? '', caret)?.typed ?? null)
    setAt(0)
  }
  function take(person: Found) {
    const caret = box.current?.selectionStart ?? text.length
    const next = withMention(text, caret, person.label)
    onText(next.text)
    onMention({ id: person.value, name: person.label })
    setTyping(null)
    requestAnimationFrame(() => {
      box.current?.focus()
      box.current?.setSelectionRange(next.caret, next.caret)
    })
  }
  function press(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      return onSend()
    }
    if (!open) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setAt((current + step + shown.length) % shown.length)
    else if (event.key === 'Enter' || event.key === 'Tab') take(shown[current]!)
    else if (event.key === 'Escape') setTyping(null)
    else return
    event.preventDefault()
  }
  return (
    <div className="relative">
      <textarea
        ref={box}
        className="inp w-full"
        rows={3}
        value={text}
        maxLength={4000}
        placeholder={placeholder}
        aria-label={label}
        aria-invalid={invalid || undefined}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={open ? id : undefined}
        aria-activedescendant={open ? `${id}-${current}` : undefined}
        onChange={(event) => {
          onText(event.target.value)
          if (!isComposing(event.nativeEvent as InputEvent)) look()
        }}
        onCompositionEnd={look}
        onClick={look}
        onKeyDown={press}
        onBlur={() => setTyping(null)}
      />
      {open && (
        <ul id={id} role="listbox" aria-label={t('mention')} className="pop menu absolute z-10">
          {shown.map((person, nth) => (
            <li
              key={person.value}
              id={`${id}-${nth}`}
              role="option"
              aria-selected={nth === current}
              className="it"
              data-highlighted={nth === current ? '' : undefined}
              onMouseDown={(event) => {
                event.preventDefault()
                take(person)
              }}
            >
              <span className="cut">{person.label}</span>
              {person.detail && <span className="meta right">{person.detail}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
