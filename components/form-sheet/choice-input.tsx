'use client'

import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'

import type { Field } from '@/lib/core/forms/kinds'
import { isOther, isUnread } from '@/lib/core/forms/values'
import { optionWord } from '@/lib/core/forms/words'

import { type InputProps, spoken } from './input-props'
import { useSheet } from './sheet-context'

type Option = { code: string; word: string }
const OTHER = '\u0000other'

function Options({
  id,
  options,
  chosen,
  labelledBy,
  label,
  describedBy,
  invalid,
  required,
  onChoose,
  onLeave,
}: Pick<InputProps, 'id' | 'labelledBy' | 'label' | 'describedBy' | 'invalid' | 'required' | 'onLeave'> & {
  options: Option[]
  chosen: string | null
  onChoose: (code: string | null) => void
}) {
  function clear(event: KeyboardEvent) {
    if (event.key !== 'Backspace' && event.key !== 'Delete') return
    event.preventDefault()
    onChoose(null)
  }
  return (
    <div
      className="op"
      role="radiogroup"
      {...spoken({ label, labelledBy, describedBy, invalid, required })}
      onKeyDown={clear}
    >
      {options.map(({ code, word }, at) => (
        <label key={code}>
          <input
            type="radio"
            id={at === 0 ? id : undefined}
            name={id}
            checked={code === chosen}
            data-entry=""
            onChange={() => onChoose(code)}
            onClick={() => code === chosen && !required && onChoose(null)}
            onBlur={onLeave}
          />
          <span>{word}</span>
        </label>
      ))}
    </div>
  )
}

/** One of a list: boxes to tick as on paper; in a table a drop-down. */
export function ChoiceInput(props: InputProps<'choice'>) {
  const { field, value, inTable, onValue, onLeave } = props
  const t = useTranslations('forms.sheet')
  const { words } = useSheet()
  const listed = field.options.codes.map((code) => ({
    code,
    word: optionWord(words.shared, field.options.set, code),
  }))
  const options = field.other ? [...listed, { code: OTHER, word: words.shared.words.other }] : listed
  const chosen = isOther(value) ? OTHER : typeof value === 'string' ? value : null
  const choose = (code: string | null) => onValue(code === OTHER ? { other: '' } : code)
  if (inTable) return <ChoiceSelect {...props} options={options} chosen={chosen} onChoose={choose} />
  return (
    <>
      <Options {...props} options={options} chosen={chosen} onChoose={choose} />
      {isUnread(value) && <span className="un">{value.typed}</span>}
      {isOther(value) && (
        <input
          className="ot"
          value={value.other}
          placeholder={t('otherIs')}
          aria-label={t('otherIs')}
          autoComplete="off"
          data-entry=""
          onChange={(event) => onValue({ other: event.target.value })}
          onBlur={onLeave}
        />
      )}
    </>
  )
}

function ChoiceSelect({
  id,
  label,
  value,
  describedBy,
  invalid,
  options,
  chosen,
  onChoose,
  onLeave,
}: InputProps<'choice'> & {
  options: Option[]
  chosen: string | null
  onChoose: (code: string | null) => void
}) {
  const typed = isUnread(value) ? value.typed : ''
  return (
    <select
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      value={chosen ?? ''}
      data-entry=""
      onChange={(event) => onChoose(event.target.value || null)}
      onBlur={onLeave}
    >
      <option value="">{typed}</option>
      {options.map(({ code, word }) => (
        <option key={code} value={code}>
          {word}
        </option>
      ))}
    </select>
  )
}

/** Yes or no as two boxes. */
export function YesNoInput(props: InputProps<'yes-no'>) {
  const { words } = useSheet()
  const options = [
    { code: 'yes', word: words.shared.words.yes },
    { code: 'no', word: words.shared.words.no },
  ]
  const chosen = typeof props.value === 'boolean' ? (props.value ? 'yes' : 'no') : null
  return (
    <Options
      {...props}
      options={options}
      chosen={chosen}
      onChoose={(code) => props.onValue(code === null ? null : code === 'yes')}
    />
  )
}

/** Any number of a list. */
export function ManyInput({
  id,
  field,
  value,
  label,
  labelledBy,
  describedBy,
  invalid,
  onValue,
  onLeave,
}: InputProps<'many'>) {
  const { words } = useSheet()
  const chosen = Array.isArray(value) ? (value as string[]) : []
  const toggled = (code: string) =>
    field.options.codes.filter((c) => (c === code ? !chosen.includes(c) : chosen.includes(c)))
  return (
    <div className="op" role="group" {...spoken({ label, labelledBy, describedBy })}>
      {field.options.codes.map((code, at) => (
        <label key={code}>
          <input
            type="checkbox"
            id={at === 0 ? id : undefined}
            checked={chosen.includes(code)}
            aria-invalid={invalid || undefined}
            data-entry=""
            onChange={() => onValue(toggled(code))}
            onBlur={onLeave}
          />
          <span>{optionWord(words.shared, field.options.set, code)}</span>
        </label>
      ))}
    </div>
  )
}

const SCORES = [1, 2, 3, 4, 5] as const

/** One to five boxes to fill. */
export function RatingInput({
  id,
  value,
  label,
  labelledBy,
  describedBy,
  invalid,
  required,
  inTable,
  onValue,
  onLeave,
}: InputProps<'rating'>) {
  const t = useTranslations('forms.sheet')
  const score = typeof value === 'number' ? value : 0
  if (inTable) {
    return (
      <select
        id={id}
        aria-label={label}
        value={score || ''}
        data-entry=""
        onChange={(e) => onValue(Number(e.target.value) || null)}
        onBlur={onLeave}
      >
        <option value="" />
        {SCORES.map((n) => (
          <option key={n}>{n}</option>
        ))}
      </select>
    )
  }
  return (
    <div
      className="rt"
      role="radiogroup"
      {...spoken({ label, labelledBy, describedBy, invalid, required })}
      onKeyDown={(event) => {
        if (event.key === 'Backspace' || event.key === 'Delete') onValue(null)
      }}
    >
      {SCORES.map((n) => (
        <label key={n}>
          <input
            type="radio"
            id={n === 1 ? id : undefined}
            name={id}
            checked={n === score}
            aria-label={t('ratingOf', { score: n })}
            data-entry=""
            onChange={() => onValue(n)}
            onBlur={onLeave}
          />
          <i className={n <= score ? 'on' : undefined} />
        </label>
      ))}
      <b aria-hidden="true">{score || ''}</b>
    </div>
  )
}

/** Does this kind draw a group of boxes instead of one control? */
export function isGroup(field: Field): boolean {
  return (
    field.kind === 'choice' || field.kind === 'many' || field.kind === 'rating' || field.kind === 'yes-no'
  )
}
