'use client'

import type { ComponentProps } from 'react'

import { Field, type FieldProps } from './field'
import { useField } from './form-context'
import type { EmptyAs } from './read-form'

/** A line of text. `empty` says what an empty one sends; the empty text unless told. */
export function TextInput({
  name,
  label,
  required,
  hint,
  className,
  empty = 'text',
  ...rest
}: FieldProps & { empty?: EmptyAs } & Omit<ComponentProps<'input'>, keyof FieldProps>) {
  const wiring = useField(name, label, Boolean(hint))
  return (
    <Field {...{ label, required, hint, className, wiring }}>
      <input
        id={wiring.id}
        name={name}
        className="inp"
        data-empty={empty}
        aria-required={required}
        autoComplete="off"
        {...wiring.aria}
        {...rest}
      />
    </Field>
  )
}
