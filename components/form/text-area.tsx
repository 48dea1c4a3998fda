'use client'

import type { ComponentProps } from 'react'

import { Field, type FieldProps } from './field'
import { useField } from './form-context'
import type { EmptyAs } from './read-form'

/** Several lines of text; grows as one types where the browser can. */
export function TextArea({
  name,
  label,
  required,
  hint,
  className,
  empty = 'text',
  rows = 3,
  ...rest
}: FieldProps & { empty?: EmptyAs } & Omit<ComponentProps<'textarea'>, keyof FieldProps>) {
  const wiring = useField(name, label, Boolean(hint))
  return (
    <Field {...{ label, required, hint, className, wiring }}>
      <textarea
        id={wiring.id}
        name={name}
        rows={rows}
        className="inp"
        data-empty={empty}
        aria-required={required}
        {...wiring.aria}
        {...rest}
      />
    </Field>
  )
}
