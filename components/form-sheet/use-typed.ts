'use client'

import { type ChangeEvent, type CompositionEvent, type FocusEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

import { isComposing } from '@/components/ui/composing'
import type { Field } from '@/lib/core/forms/kinds'
import { editText, parseField, showField } from '@/lib/core/forms/text-faces'
import { isUnread } from '@/lib/core/forms/values'
import { unitWord } from '@/lib/core/forms/words'

import { useSheet } from './sheet-context'

type Typing = {
  id: string
  field: Field
  value: unknown
  onValue: (value: unknown) => void
  onLeave: () => void
}
type Control = HTMLInputElement | HTMLTextAreaElement

/** Did Tab or Enter bring the focus and choose the whole text, so that typing replaces it? */
function isAllChosen({ value, selectionStart, selectionEnd }: Control): boolean {
  return value !== '' && selectionStart === 0 && selectionEnd === value.length
}

/**
 * The text of a typed field: shown tidy while at rest, plain while it has the focus. Reads on every key, never while an
 * input method composes; what cannot be read is kept as typed.
 */
export function useTyped({ id, field, value, onValue, onLeave }: Typing) {
  const { words, today, early } = useSheet()
  const [typing, setTyping] = useState<string | null>(() => {
    early.note(id)
    return null
  })
  const composing = useRef(false)
  // A field only looked at must not write back what stood there when the focus came.
  const touched = useRef(false)
  const unit = 'unit' in field ? unitWord(words.shared, field.unit, value) : ''

  function read(text: string) {
    const parsed = parseField(field, text, words.shared, today)
    onValue(parsed.ok ? parsed.value : { typed: text })
  }

  function restText(): string {
    const shown = showField(field, value, words.shared)
    return unit && !isUnread(value) && shown.endsWith(` ${unit}`) ? shown.slice(0, -unit.length - 1) : shown
  }

  return {
    text: typing ?? restText(),
    unit,
    take: (text: string) => {
      setTyping(null)
      read(text)
    },
    handlers: {
      onFocus: ({ currentTarget: control }: FocusEvent<Control>) => {
        const chosen = isAllChosen(control)
        // At once, so that what the key chose whole is still chosen when the plain text stands there. The browser's first
        // focus may be told late, after what was typed then: that stands.
        flushSync(() =>
          setTyping(
            (typed) => typed ?? (isUnread(value) ? value.typed : editText(field, value, words.shared)),
          ),
        )
        if (chosen) control.select()
      },
      onChange: (event: ChangeEvent<Control>) => {
        const control = event.currentTarget
        // What the browser fills in by itself stands tidy at once: no focus is there to leave.
        const isFocused = composing.current || control.ownerDocument.activeElement === control
        touched.current = isFocused
        setTyping(isFocused ? control.value : null)
        if (!composing.current && !isComposing(event.nativeEvent as { isComposing?: boolean }))
          read(control.value)
      },
      onCompositionStart: () => {
        composing.current = true
      },
      onCompositionEnd: (event: CompositionEvent<Control>) => {
        composing.current = false
        read(event.currentTarget.value)
      },
      onBlur: () => {
        if (typing !== null && touched.current) read(typing)
        touched.current = false
        // Some input methods leave a field without saying that they have ended.
        composing.current = false
        setTyping(null)
        onLeave()
      },
    },
  }
}
