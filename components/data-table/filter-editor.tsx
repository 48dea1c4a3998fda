'use client'

import { useState } from 'react'

import { readMonth } from '@/components/form/month-text'
import { plainNumber } from '@/components/form/plain-number'
import { readMoney, sentMoney } from '@/components/form/money-text'
import { useToday } from '@/components/form/today'
import { Checkbox } from '@/components/ui/checkbox'
import { type Choice, Combobox } from '@/components/ui/combobox'
import { parseDate } from '@/lib/core/dates'

import type { FilterEditor } from './filter-field'

type Props = { label: string; value: string; onChange: (value: string) => void }

/** The control for one kind of filter value; hands up the text for the address, or nothing while it does not fit. */
export function FilterEditorInput({ editor, label, value, onChange }: Props & { editor: FilterEditor }) {
  const today = useToday()
  switch (editor.type) {
    case 'choices':
      return <Choices options={editor.options} {...{ label, value, onChange }} />
    case 'search':
      return <Search editor={editor} {...{ label, value, onChange }} />
    case 'flag':
      return null
    case 'date':
      return (
        <Typed read={(text) => parseDate(text, today)} placeholder={today} {...{ label, value, onChange }} />
      )
    case 'month':
      return (
        <Typed
          read={(text) => readMonth(text, Number(today.slice(0, 4)))}
          placeholder={today.slice(0, 7)}
          {...{ label, value, onChange }}
        />
      )
    case 'number':
      return (
        <Typed
          read={(text) => (Number.isFinite(Number(plainNumber(text))) ? plainNumber(text) : null)}
          unit={editor.unit}
          {...{ label, value, onChange }}
        />
      )
    case 'money':
      return (
        <Typed
          read={(text) => (readMoney(text).wrong ? null : sentMoney(text, 'yuan'))}
          unit="¥"
          {...{ label, value, onChange }}
        />
      )
    case 'text':
      return <Typed read={(text) => text.trim()} {...{ label, value, onChange }} />
  }
}

function Typed({
  label,
  value,
  onChange,
  read,
  unit,
  placeholder,
}: Props & { read: (text: string) => string | null; unit?: string; placeholder?: string }) {
  const [typed, setTyped] = useState(value)
  const wrong = typed.trim() !== '' && read(typed) === null
  return (
    <span className="inp affix">
      <input
        autoFocus
        aria-label={label}
        aria-invalid={wrong || undefined}
        value={typed}
        placeholder={placeholder}
        autoComplete="off"
        onChange={(event) => {
          setTyped(event.target.value)
          onChange(event.target.value.trim() === '' ? '' : (read(event.target.value) ?? ''))
        }}
      />
      {unit}
    </span>
  )
}

function Choices({
  label,
  value,
  onChange,
  options,
}: Props & { options: readonly { value: string; label: string }[] }) {
  const chosen = value === '' ? [] : value.split(',')
  return (
    <div role="group" aria-label={label} className="grid max-h-64 gap-1 overflow-auto p-1">
      {options.map((option) => (
        <label key={option.value} className="row min-h-7">
          <Checkbox
            checked={chosen.includes(option.value)}
            onChange={(event) =>
              onChange(
                options
                  .filter((one) =>
                    one.value === option.value ? event.target.checked : chosen.includes(one.value),
                  )
                  .map((one) => one.value)
                  .join(','),
              )
            }
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}

function Search({
  editor,
  label,
  value,
  onChange,
}: Props & { editor: Extract<FilterEditor, { type: 'search' }> }) {
  const [choice, setChoice] = useState<Choice | null>(
    editor.known.find((known) => known.value === value) ?? null,
  )
  return (
    <Combobox
      label={label}
      search={editor.search}
      browse={editor.browse ?? true}
      value={choice}
      onChange={(next) => {
        setChoice(next)
        onChange(next?.value ?? '')
      }}
    />
  )
}
