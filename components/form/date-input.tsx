'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'

import { Icon } from '@/components/ui/icon'
import { later, useLater } from '@/components/ui/later'
import { parseDate } from '@/lib/core/dates'

import { Field, type FieldProps } from './field'
import { useField } from './form-context'
import type { EmptyAs } from './read-form'
import { useToday } from './today'
import { usePhone } from './use-phone'

const calendarButton = later(() => import('./calendar-button').then((m) => m.CalendarButton))

/**
 * A business date. Accepts 20261122, 2026/11/22, 11-22, 今天, 明天; shows 2026-11-22 when left; the calendar comes when
 * asked for; on a phone the system's own. Sends YYYY-MM-DD; a text that is no date goes as typed.
 */
export function DateInput({
  name,
  label,
  required,
  hint,
  className,
  defaultValue,
  empty = 'omit',
  disabled,
  min,
  max,
  onDate,
}: FieldProps & {
  defaultValue?: string | null
  empty?: EmptyAs
  disabled?: boolean
  min?: string
  max?: string
  onDate?: (date: string) => void
}) {
  const t = useTranslations('form')
  const today = useToday()
  const phone = usePhone()
  const [typed, setTyped] = useState(defaultValue ?? '')
  const [left, setLeft] = useState(false)
  const [asked, setAsked] = useState(false)
  const { Part: CalendarButton, ask } = useLater(calendarButton)
  const read = typed.trim() === '' ? null : parseDate(typed, today)
  const wrong = typed.trim() !== '' && read === null
  const wiring = useField(name, label, Boolean(hint), left && wrong ? t('notDate') : null)
  function take(next: string) {
    setTyped(next)
    const date = parseDate(next, today)
    if (date) onDate?.(date)
  }
  const control = { id: wiring.id, disabled, 'aria-required': required, ...wiring.aria }
  return (
    <Field {...{ label, required, hint, className, wiring }}>
      {phone ? (
        <input
          className="inp"
          type="date"
          min={min}
          max={max}
          value={read ?? ''}
          onChange={(event) => take(event.target.value)}
          {...control}
        />
      ) : (
        <span className="inp affix">
          <input
            autoComplete="off"
            value={typed}
            placeholder={t('dateHint')}
            onChange={(event) => take(event.target.value)}
            onFocus={() => setLeft(false)}
            onBlur={() => {
              if (read) setTyped(read)
              setLeft(true)
            }}
            {...control}
          />
          {asked && CalendarButton ? (
            <CalendarButton
              value={read}
              today={today}
              min={min}
              max={max}
              label={t('calendar')}
              onPick={take}
            />
          ) : (
            <button
              type="button"
              aria-label={t('calendar')}
              aria-haspopup="dialog"
              disabled={disabled}
              onClick={() => ask(() => setAsked(true))}
            >
              <Icon name="cal" />
            </button>
          )}
        </span>
      )}
      <input type="hidden" name={name} value={read ?? typed.trim()} data-empty={empty} disabled={disabled} />
    </Field>
  )
}
