'use client'

import { Field, type FieldProps } from './field'
import { useField } from './form-context'

/** The words of a form, one or several of them chosen. Several are sent as a list. */
export function ChoiceInput({
  name,
  label,
  required,
  hint,
  className,
  options,
  defaultValue,
  many,
  disabled,
  onChoose,
}: FieldProps & {
  options: readonly { value: string; label: string }[]
  defaultValue?: string | readonly string[] | null
  many?: boolean
  disabled?: boolean
  onChoose?: (value: string) => void
}) {
  const wiring = useField(name, label, Boolean(hint))
  const chosen = Array.isArray(defaultValue) ? defaultValue : [defaultValue]
  return (
    <Field {...{ label, required, hint, className, wiring }} group>
      <div className="op" id={wiring.id} tabIndex={-1}>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type={many ? 'checkbox' : 'radio'}
              name={name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
              data-type={many ? 'list' : undefined}
              disabled={disabled}
              onChange={() => onChoose?.(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </Field>
  )
}
