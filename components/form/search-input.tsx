'use client'

import { useState } from 'react'

import { type Choice, Combobox } from '@/components/ui/combobox'

import { Field, type FieldProps } from './field'
import { useField } from './form-context'
import type { EmptyAs } from './read-form'

/** A customer, a person, a document: one of very many, searched on the server. Sends its id. */
export function SearchInput({
  name,
  label,
  required,
  hint,
  className,
  search,
  defaultValue = null,
  empty = 'omit',
  placeholder,
  onChoose,
  browse = true,
}: FieldProps & {
  search: (query: string, signal: AbortSignal) => Promise<Choice[]>
  defaultValue?: Choice | null
  empty?: EmptyAs
  placeholder?: string
  /** False where there are too many to look through: something has to be typed. */
  browse?: boolean
  onChoose?: (choice: Choice | null) => void
}) {
  const [value, setValue] = useState<Choice | null>(defaultValue)
  const wiring = useField(name, label, Boolean(hint))
  return (
    <Field {...{ label, required, hint, className, wiring }}>
      <Combobox
        id={wiring.id}
        search={search}
        browse={browse}
        value={value}
        placeholder={placeholder}
        invalid={wiring.aria['aria-invalid']}
        describedBy={wiring.aria['aria-describedby']}
        onChange={(choice) => {
          setValue(choice)
          onChoose?.(choice)
        }}
      />
      <input type="hidden" name={name} value={value?.value ?? ''} data-empty={empty} />
    </Field>
  )
}
