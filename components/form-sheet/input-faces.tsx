'use client'

import type { ComponentType } from 'react'

import type { KindName } from '@/lib/core/forms/kinds'

import { ChoiceInput, ManyInput, RatingInput, YesNoInput } from './choice-input'
import { ContactInput } from './contact-input'
import { DateInput } from './date-input'
import { FileInput } from './file-input'
import type { InputProps } from './input-props'
import { RefInput } from './ref-input'
import { useSheet } from './sheet-context'
import { ShownValue } from './shown-value'
import { TableInput } from './table-input'
import { TextInput, TypedInput } from './typed-input'

/** Calculated and signed: nothing to type. */
function OnlyShown({ field, value }: InputProps) {
  const { words } = useSheet()
  return <ShownValue field={field} value={value} words={words} />
}

/** How every kind is filled in. */
const inputFaces = {
  text: TextInput,
  'long-text': TextInput,
  integer: TypedInput,
  number: TypedInput,
  money: TypedInput,
  percent: TypedInput,
  date: DateInput,
  datetime: TypedInput,
  month: TypedInput,
  period: TypedInput,
  choice: ChoiceInput,
  many: ManyInput,
  rating: RatingInput,
  table: TableInput,
  person: RefInput,
  unit: RefInput,
  customer: RefInput,
  contact: ContactInput,
  reference: RefInput,
  calculated: OnlyShown,
  file: FileInput,
  signature: OnlyShown,
  'yes-no': YesNoInput,
  phone: TypedInput,
  'tax-number': TypedInput,
  'bank-account': TypedInput,
} satisfies { [K in KindName]: ComponentType<InputProps<K>> }

/** The input of a field of any kind. */
export function FieldInput(props: InputProps) {
  const Face = inputFaces[props.field.kind] as ComponentType<InputProps<KindName>>
  return <Face {...props} />
}
