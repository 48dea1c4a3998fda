'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'

import { Icon } from '@/components/ui/icon'
import { later, useLater } from '@/components/ui/later'

import { type InputProps, spoken } from './input-props'
import { useSheet } from './sheet-context'
import { useTyped } from './use-typed'

const calendarButton = later(() => import('@/components/form/calendar-button').then((m) => m.CalendarButton))

/** A date typed in any common way, or picked. */
export function DateInput({
  id,
  field,
  value,
  label,
  labelledBy,
  describedBy,
  invalid,
  required,
  inTable,
  onValue,
  onLeave,
}: InputProps<'date'>) {
  const t = useTranslations('forms.sheet')
  const { today } = useSheet()
  const { text, take, handlers } = useTyped({ id, field, value, onValue, onLeave })
  const [asked, setAsked] = useState(false)
  const { Part: CalendarButton, ask } = useLater(calendarButton)
  const date = typeof value === 'string' ? value : null
  return (
    <span className="dt">
      <input
        id={id}
        value={text}
        autoComplete="off"
        {...spoken({ label, labelledBy, describedBy, invalid, required })}
        data-entry=""
        {...handlers}
      />
      {!inTable &&
        (asked && CalendarButton ? (
          <CalendarButton value={date} today={today} label={t('pickDate')} onPick={take} />
        ) : (
          <button
            type="button"
            aria-label={`${label} ${t('pickDate')}`}
            aria-haspopup="dialog"
            onClick={() => ask(() => setAsked(true))}
          >
            <Icon name="cal" />
          </button>
        ))}
    </span>
  )
}
