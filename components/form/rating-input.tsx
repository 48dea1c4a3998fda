'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'

import { Field, type FieldProps } from './field'
import { useField } from './form-context'

/** One to five boxes to fill; arrow keys move. Sends a number. */
export function RatingInput({
  name,
  label,
  required,
  hint,
  className,
  defaultValue,
  max = 5,
}: FieldProps & { defaultValue?: number | null; max?: number }) {
  const t = useTranslations('form')
  const [value, setValue] = useState(defaultValue ?? 0)
  const wiring = useField(name, label, Boolean(hint))
  return (
    <Field {...{ label, required, hint, className, wiring }} group>
      <div className="rt" id={wiring.id} tabIndex={-1}>
        {Array.from({ length: max }, (_, at) => at + 1).map((score) => (
          <label key={score}>
            <input
              type="radio"
              name={name}
              value={score}
              checked={score === value}
              data-type="number"
              aria-label={t('ratingOf', { value: score })}
              onChange={() => setValue(score)}
            />
            <i className={score <= value ? 'on' : undefined} />
          </label>
        ))}
        <b aria-hidden="true">{value || ''}</b>
      </div>
    </Field>
  )
}
