'use client'

import type { Field, KindName } from '@/lib/core/forms/kinds'

import { type InputProps, spoken } from './input-props'
import { useTyped } from './use-typed'

const NUMERIC: readonly KindName[] = ['money', 'integer', 'number', 'percent']

function keyboardOf(field: Field): 'decimal' | 'numeric' | 'tel' | undefined {
  if (field.kind === 'integer' || field.kind === 'bank-account') return 'numeric'
  if (field.kind === 'text' && field.like === 'postcode') return 'numeric'
  if (field.kind === 'number' || field.kind === 'percent') return 'decimal'
  return field.kind === 'phone' ? 'tel' : undefined
}

/** One line typed and read as its kind: numbers, amounts, phones, codes. */
export function TypedInput({
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
}: InputProps) {
  const { text, unit, handlers } = useTyped({ id, field, value, onValue, onLeave })
  const right = inTable && NUMERIC.includes(field.kind)
  return (
    <>
      <input
        id={id}
        className={right ? 'num' : undefined}
        value={text}
        autoComplete="off"
        inputMode={keyboardOf(field)}
        {...spoken({ label, labelledBy, describedBy, invalid, required })}
        data-entry=""
        {...handlers}
      />
      {unit && !inTable && <span className="un">{unit}</span>}
      {field.kind === 'percent' && !inTable && <span className="un">%</span>}
    </>
  )
}

/** Text that wraps like on paper. One-line text moves on with Enter, long text breaks the line. */
export function TextInput({
  id,
  field,
  value,
  label,
  labelledBy,
  describedBy,
  invalid,
  required,
  onValue,
  onLeave,
}: InputProps) {
  const { text, handlers } = useTyped({ id, field, value, onValue, onLeave })
  const long = field.kind === 'long-text'
  return (
    <textarea
      id={id}
      value={text}
      rows={long ? (field.lines ?? 2) : 1}
      autoComplete="off"
      {...spoken({ label, labelledBy, describedBy, invalid, required })}
      data-entry={long ? 'long' : ''}
      {...handlers}
    />
  )
}
