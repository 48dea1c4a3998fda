'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { DateInput } from '@/components/form/date-input'
import { SearchInput } from '@/components/form/search-input'
import { SelectInput } from '@/components/form/select-input'
import { TextArea } from '@/components/form/text-area'
import { TextInput } from '@/components/form/text-input'
import { YesNoInput } from '@/components/form/yes-no-input'
import { Button } from '@/components/ui/button'
import { salesPeople } from '@/components/customers/list/filter-fields'
import {
  type PersonFactKey,
  personFacts,
  type PersonFactValues,
} from '@/lib/areas/customers/people/rules/person-facts'
import { isMasked, type Ref } from '@/lib/core/forms/values'
import { formSections, type PersonOptions } from './person-form-model'

const RATINGS = [1, 2, 3, 4, 5].map((value) => ({ value, label: String(value) }))
const WIDE: readonly PersonFactKey[] = ['goal', 'personalAgenda', 'businessAgenda', 'strategy', 'home', 'family', 'personality', 'remark', 'phonePrivate'] // prettier-ignore

type FieldsProps = {
  seen: PersonFactValues
  options: PersonOptions
  /** Tells the labels of chosen records. */
  onLabel: (id: string, label: string) => void
  /** Shows a masked fact; none where the viewer may not. */
  onUnmask?: (fact: PersonFactKey) => void
  /** Only what stands in the post: the person is known already. */
  postOnly?: boolean
}

const CONTACT_FACTS: readonly string[] = [
  'name', 'gender', 'phone', 'phonePrivate', 'email', ...formSections.personal,
] // prettier-ignore

/** Everything the dialog asks of a person, in four groups. */
export function PersonFields(props: FieldsProps) {
  const t = useTranslations('contacts')
  const groups = Object.entries(formSections).map(([name, facts]) => ({
    name: name as keyof typeof formSections,
    facts: facts.filter((fact) => !props.postOnly || !CONTACT_FACTS.includes(fact)),
  }))
  return (
    <>
      {groups
        .filter(({ facts }) => facts.length > 0)
        .map(({ name, facts }) => (
          <fieldset key={name} className="mb-4">
            <legend className="mb-2 font-semibold">{t(`section.${name}`)}</legend>
            <div className="fields two">
              {facts.map((fact) => (
                <PersonField key={fact} fact={fact} {...props} />
              ))}
            </div>
          </fieldset>
        ))}
    </>
  )
}

function PersonField({ fact, seen, options, onLabel, onUnmask }: FieldsProps & { fact: PersonFactKey }) {
  const t = useTranslations('contacts')
  const label = t(`fact.${fact}`)
  const listId = useId()
  const value = seen[fact] ?? null
  const className = WIDE.includes(fact) ? 'full' : undefined
  if (isMasked(value))
    return (
      <div className="field">
        <span className="lb">{label}</span>
        <span className="row g3">
          <span className="mut">{value.shown}</span>
          {onUnmask ? (
            <Button size="s" icon="eye" onClick={() => onUnmask(fact)}>
              {t('show')}
            </Button>
          ) : (
            <span className="meta">{t('mayNotSee')}</span>
          )}
        </span>
      </div>
    )
  const shared = { name: fact, label, className }
  const field = personFacts[fact]
  if (fact === 'phonePrivate') return <YesNoInput {...shared} defaultValue={value === true} />
  if (fact === 'reportsTo')
    return (
      <SelectInput
        {...shared}
        empty="null"
        options={options.superiors}
        defaultValue={(value as Ref | null)?.id ?? ''}
      />
    )
  if (fact === 'department')
    return (
      <>
        <TextInput
          {...shared}
          empty="null"
          maxLength={60}
          list={listId}
          hint={t('departmentHint')}
          defaultValue={(value as string | null) ?? ''}
        />
        <datalist id={listId}>
          {options.departments.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </>
    )
  if (field.kind === 'person') {
    const ref = value as Ref | null
    return (
      <SearchInput
        {...shared}
        empty="null"
        search={salesPeople}
        defaultValue={ref?.id ? { value: ref.id, label: ref.label } : null}
        onChoose={(choice) => choice && onLabel(choice.value, choice.label)}
      />
    )
  }
  if (field.kind === 'rating')
    return (
      <SelectInput
        {...shared}
        as="number"
        empty="null"
        options={RATINGS}
        defaultValue={(value as number | null) ?? ''}
      />
    )
  if (field.kind === 'choice')
    return (
      <SelectInput
        {...shared}
        empty="null"
        options={options[fact as 'gender']}
        defaultValue={(value as string | null) ?? ''}
      />
    )
  if (field.kind === 'date')
    return <DateInput {...shared} empty="null" defaultValue={value as string | null} />
  if (field.kind === 'long-text')
    return (
      <TextArea
        {...shared}
        className="full"
        rows={2}
        empty="null"
        maxLength={field.max}
        defaultValue={(value as string | null) ?? ''}
      />
    )
  return (
    <TextInput
      {...shared}
      empty="null"
      required={fact === 'name'}
      type={fact === 'phone' ? 'tel' : 'text'}
      maxLength={'max' in field ? field.max : 40}
      defaultValue={(value as string | null) ?? ''}
    />
  )
}
