'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'

import { Button } from '@/components/ui/button'

import { FilterEditorInput } from './filter-editor'
import type { FilterField, FilterOperator } from './filter-field'

/** Field, condition, value. */
export function FilterForm({
  fields,
  value: initial,
  label,
  onApply,
  onClose,
}: {
  fields: readonly FilterField[]
  value: string
  label: string
  onApply: (operator: FilterOperator, value: string | null) => void
  onClose: () => void
}) {
  const t = useTranslations('table')
  const [fieldId, setFieldId] = useState(fields[0]?.id ?? '')
  const field = fields.find((candidate) => candidate.id === fieldId) ?? fields[0]
  const [key, setKey] = useState<string | null>(null)
  const operator = field?.operators.find((candidate) => candidate.key === key) ?? field?.operators[0]
  const [value, setValue] = useState(initial)
  if (!field || !operator) return null

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!operator) return
    const given = operator.editor.type === 'flag' ? '1' : value
    onApply(operator, given === '' ? null : given)
    onClose()
  }
  return (
    <form className="grid gap-3" onSubmit={submit} aria-label={label}>
      {fields.length > 1 && (
        <select
          className="inp"
          aria-label={t('filterField')}
          value={field.id}
          onChange={(event) => {
            setFieldId(event.target.value)
            setKey(null)
            setValue('')
          }}
        >
          {[...Map.groupBy(fields, (candidate) => candidate.group)].map(([group, of]) => {
            const options = of.map((candidate) => (
              <option key={candidate.id} value={candidate.id}>
                {candidate.label}
              </option>
            ))
            return group === undefined ? (
              options
            ) : (
              <optgroup key={group} label={group}>
                {options}
              </optgroup>
            )
          })}
        </select>
      )}
      {field.operators.length > 1 && (
        <select
          className="inp"
          aria-label={t('filterOperator')}
          value={operator.key}
          onChange={(event) => {
            setKey(event.target.value)
            setValue('')
          }}
        >
          {field.operators.map((candidate) => (
            <option key={candidate.key} value={candidate.key}>
              {candidate.label}
            </option>
          ))}
        </select>
      )}
      <FilterEditorInput
        key={operator.key}
        editor={operator.editor}
        label={t('filterValue')}
        value={value}
        onChange={setValue}
      />
      <Button look="pri" type="submit">
        {t('filterApply')}
      </Button>
    </form>
  )
}
