'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'

import { Icon } from '@/components/ui/icon'

import { Field, type FieldProps } from './field'
import { useField } from './form-context'
import { readMonth, stepMonth } from './month-text'
import type { EmptyAs } from './read-form'
import { useToday } from './today'

/** A month, YYYY-MM, typed or stepped to. */
export function MonthInput({
  name,
  label,
  required,
  hint,
  className,
  defaultValue,
  empty = 'omit',
}: FieldProps & { defaultValue?: string | null; empty?: EmptyAs }) {
  const t = useTranslations('form')
  const today = useToday()
  const [typed, setTyped] = useState(defaultValue ?? '')
  const [left, setLeft] = useState(false)
  const read = readMonth(typed, Number(today.slice(0, 4)))
  const wiring = useField(
    name,
    label,
    Boolean(hint),
    left && typed !== '' && read === null ? t('notMonth') : null,
  )
  const step = (months: number) => setTyped(read ? stepMonth(read, months) : today.slice(0, 7))
  return (
    <Field {...{ label, required, hint, className, wiring }}>
      <span className="inp affix">
        <input
          id={wiring.id}
          autoComplete="off"
          value={typed}
          placeholder={today.slice(0, 7)}
          aria-required={required}
          onChange={(event) => setTyped(event.target.value)}
          onFocus={() => setLeft(false)}
          onBlur={() => {
            if (read) setTyped(read)
            setLeft(true)
          }}
          {...wiring.aria}
        />
        <button type="button" aria-label={t('previousMonth')} onClick={() => step(-1)}>
          <Icon name="l" />
        </button>
        <button type="button" aria-label={t('nextMonth')} onClick={() => step(1)}>
          <Icon name="r" />
        </button>
      </span>
      <input type="hidden" name={name} value={read ?? typed.trim()} data-empty={empty} />
    </Field>
  )
}
