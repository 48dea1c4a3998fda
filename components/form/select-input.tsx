'use client'

import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'

import { Field, type FieldProps } from './field'
import { useField } from './form-context'
import type { EmptyAs } from './read-form'

/** One of a list, in the system's own control. `as="number"` sends a number. */
export function SelectInput({
  name,
  label,
  required,
  hint,
  className,
  options,
  empty = 'omit',
  as = 'text',
  ...rest
}: FieldProps & {
  options: readonly { value: string | number; label: string }[]
  empty?: EmptyAs
  as?: 'text' | 'number'
} & Omit<ComponentProps<'select'>, keyof FieldProps>) {
  const t = useTranslations('form')
  const wiring = useField(name, label, Boolean(hint))
  return (
    <Field {...{ label, required, hint, className, wiring }}>
      <select
        id={wiring.id}
        name={name}
        className="inp"
        data-type={as}
        data-empty={empty}
        aria-required={required}
        {...wiring.aria}
        {...rest}
      >
        <option value="">{t('choose')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
