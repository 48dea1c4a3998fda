'use client'

import { useState } from 'react'

import { Field, type FieldProps } from './field'
import { useField } from './form-context'
import { plainNumber } from './plain-number'
import type { EmptyAs } from './read-form'

/** A number with its unit. Sends a number (`as="text"`: the digits as text); a text the server will refuse is sent as typed. */
export function NumberInput({
  name,
  label,
  required,
  hint,
  className,
  defaultValue,
  unit,
  empty = 'omit',
  as = 'number',
  placeholder,
  disabled,
}: FieldProps & {
  defaultValue?: number | string | null
  unit?: string
  empty?: EmptyAs
  as?: 'number' | 'text'
  placeholder?: string
  disabled?: boolean
}) {
  const [typed, setTyped] = useState(
    defaultValue === null || defaultValue === undefined ? '' : String(defaultValue),
  )
  const wiring = useField(name, label, Boolean(hint))
  return (
    <Field {...{ label, required, hint, className, wiring }}>
      <span className="inp affix money">
        <input
          id={wiring.id}
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          placeholder={placeholder}
          disabled={disabled}
          aria-required={required}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => setTyped(typed === '' ? '' : plainNumber(typed))}
          {...wiring.aria}
        />
        {unit}
      </span>
      <input
        type="hidden"
        name={name}
        value={typed === '' ? '' : plainNumber(typed)}
        data-type={as}
        data-empty={empty}
        disabled={disabled}
      />
    </Field>
  )
}
