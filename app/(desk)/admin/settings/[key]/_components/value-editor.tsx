'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '@/components/form/field'
import { useField } from '@/components/form/form-context'
import { MoneyInput } from '@/components/form/money-input'
import { plainNumber } from '@/components/form/plain-number'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import type { Fen } from '@/lib/core/money'
import type { WordedField } from '../../_components/words'

type Props<F> = {
  field: F
  label: string
  /** Where the value stands in the input; errors of the server stand there too. */
  path: string
  value: unknown
  onChange: (value: unknown) => void
}
type Of<K extends WordedField['kind']> = Extract<WordedField, { kind: K }>

/** The editor of one value, whatever its shape. */
export function ValueEditor({ field, ...rest }: Props<WordedField>) {
  switch (field.kind) {
    case 'group':
      return <GroupEditor field={field} {...rest} />
    case 'list':
      return <ListEditor field={field} {...rest} />
    case 'maybe':
      return <MaybeEditor field={field} {...rest} />
    case 'money':
      return (
        <MoneyInput
          name={rest.path}
          label={rest.label}
          empty="omit"
          defaultValue={(rest.value as Fen | undefined) ?? null}
          onAmount={(amount) => rest.onChange(amount)}
        />
      )
    case 'fixed':
      return null
    default:
      return <PlainEditor field={field} {...rest} />
  }
}

function PlainEditor({
  field,
  label,
  path,
  value,
  onChange,
}: Props<Of<'number' | 'ratio' | 'text' | 'yes-no' | 'choice'>>) {
  const t = useTranslations('settings')
  const wiring = useField(path, label, false)
  const control = { id: wiring.id, ...wiring.aria }
  if (field.kind === 'yes-no')
    return (
      <Field label={label} wiring={wiring}>
        <select
          className="inp"
          {...control}
          value={String(value)}
          onChange={(event) => onChange(event.target.value === 'true')}
        >
          <option value="true">{t('yes')}</option>
          <option value="false">{t('no')}</option>
        </select>
      </Field>
    )
  if (field.kind === 'choice')
    return (
      <Field label={label} wiring={wiring}>
        <select
          className="inp"
          {...control}
          value={String(value)}
          onChange={(event) =>
            onChange(field.options.find((option) => String(option.value) === event.target.value)?.value)
          }
        >
          {field.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </Field>
    )
  if (field.kind === 'number') return <NumberEditor {...{ field, label, path, value, onChange }} />
  return (
    <Field label={label} wiring={wiring}>
      <input
        className="inp"
        {...control}
        autoComplete="off"
        inputMode={field.kind === 'ratio' ? 'decimal' : undefined}
        value={String(value ?? '')}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}

function NumberEditor({ field, label, path, value, onChange }: Props<Of<'number'>>) {
  const t = useTranslations('settings')
  const wiring = useField(path, label, field.min !== undefined)
  const [typed, setTyped] = useState(value === undefined || value === null ? '' : String(value))
  function take(text: string) {
    setTyped(text)
    const plain = plainNumber(text)
    const number = Number(plain)
    onChange(plain !== '' && Number.isFinite(number) ? number : text)
  }
  const range =
    field.min !== undefined && field.max !== undefined
      ? t('range', { min: field.min, max: field.max })
      : undefined
  return (
    <Field label={label} wiring={wiring} hint={range}>
      <span className="inp affix">
        <input
          id={wiring.id}
          {...wiring.aria}
          inputMode={field.whole ? 'numeric' : 'decimal'}
          autoComplete="off"
          value={typed}
          onChange={(event) => take(event.target.value)}
        />
        {field.unitWord}
      </span>
    </Field>
  )
}

function GroupEditor({ field, label, path, value, onChange }: Props<Of<'group'>>) {
  const of = (value ?? {}) as Record<string, unknown>
  const flat = field.parts.every(({ field: part }) => part.kind !== 'group' && part.kind !== 'list')
  return (
    <fieldset className={classNames('fields border-rule-2 border-l-2 pl-3', flat && 'two')}>
      <legend className="meta mb-1">{label}</legend>
      {field.parts.map((part) => (
        <ValueEditor
          key={part.name}
          field={part.field}
          label={part.label}
          path={`${path}.${part.name}`}
          value={of[part.name]}
          onChange={(next) => onChange({ ...of, [part.name]: next })}
        />
      ))}
    </fieldset>
  )
}

function ListEditor({ field, label, path, value, onChange }: Props<Of<'list'>>) {
  const t = useTranslations('settings')
  const items = Array.isArray(value) ? (value as unknown[]) : []
  const put = (at: number, next: unknown) => onChange(items.map((item, i) => (i === at ? next : item)))
  return (
    <fieldset className="fields border-rule-2 border-l-2 pl-3">
      <legend className="meta mb-1">{label}</legend>
      {items.map((item, at) => (
        <div key={at} className="row items-end">
          <div className="grow">
            <ValueEditor
              field={field.item}
              label={t('nth', { n: at + 1 })}
              path={`${path}.${at}`}
              value={item}
              onChange={(next) => put(at, next)}
            />
          </div>
          {items.length > field.least && (
            <Button
              look="ghost"
              square
              icon="x"
              aria-label={t('remove', { n: at + 1 })}
              onClick={() => onChange(items.filter((_, i) => i !== at))}
            />
          )}
        </div>
      ))}
      {items.length < field.most && (
        <Button size="s" icon="plus" className="justify-self-start" onClick={() => onChange([...items, ''])}>
          {t('addItem')}
        </Button>
      )}
    </fieldset>
  )
}

/** What a part is before anything is typed. */
function blank(field: WordedField): unknown {
  switch (field.kind) {
    case 'group':
      return Object.fromEntries(field.parts.map((part) => [part.name, blank(part.field)]))
    case 'money':
    case 'number':
      return 0
    case 'fixed':
      return field.value
    case 'choice':
      return field.options[0]?.value
    case 'yes-no':
      return false
    case 'list':
      return []
    case 'maybe':
      return null
    default:
      return ''
  }
}

function MaybeEditor({ field, label, path, value, onChange }: Props<Of<'maybe'>>) {
  const t = useTranslations('settings')
  return (
    <div className="fields">
      <label className="row">
        <input
          type="checkbox"
          className="chk"
          checked={value !== null && value !== undefined}
          onChange={(event) => onChange(event.target.checked ? blank(field.field) : null)}
        />
        {t('give', { label })}
      </label>
      {value !== null && value !== undefined && (
        <ValueEditor field={field.field} label={label} path={path} value={value} onChange={onChange} />
      )}
    </div>
  )
}
