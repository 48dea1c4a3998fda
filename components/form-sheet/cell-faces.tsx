'use client'

import type { ComponentType } from 'react'

import type { ColumnKind } from '@/lib/core/forms/kinds'

import { ChoiceInput, ManyInput, RatingInput, YesNoInput } from './choice-input'
import { ContactInput } from './contact-input'
import { DateInput } from './date-input'
import type { InputProps } from './input-props'
import { RefInput } from './ref-input'
import { useSheet } from './sheet-context'
import { ShownValue } from './shown-value'
import { TextInput, TypedInput } from './typed-input'

/** Calculated and signed: nothing to type. */
export function OnlyShown({ field, value }: InputProps) {
  const { words } = useSheet()
  return <ShownValue field={field} value={value} words={words} />
}

/** How the kinds are filled in that fit in a cell of a table. */
export const cellFaces = {
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
  person: RefInput,
  unit: RefInput,
  customer: RefInput,
  contact: ContactInput,
  reference: RefInput,
  calculated: OnlyShown,
  'yes-no': YesNoInput,
  phone: TypedInput,
  'tax-number': TypedInput,
  'bank-account': TypedInput,
} satisfies { [K in ColumnKind]: ComponentType<InputProps<K>> }

/** The input of a cell of a table. */
export function CellInput(props: InputProps<ColumnKind>) {
  const Face = cellFaces[props.field.kind] as ComponentType<InputProps<ColumnKind>>
  return <Face {...props} />
}
