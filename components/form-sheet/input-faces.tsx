'use client'

import type { ComponentType } from 'react'

import type { KindName } from '@/lib/core/forms/kinds'

import { cellFaces, OnlyShown } from './cell-faces'
import { FileInput } from './file-input'
import type { InputProps } from './input-props'
import { TableInput } from './table-input'

/** How every kind is filled in. */
const inputFaces = {
  ...cellFaces,
  table: TableInput,
  file: FileInput,
  signature: OnlyShown,
} satisfies { [K in KindName]: ComponentType<InputProps<K>> }

/** The input of a field of any kind. */
export function FieldInput(props: InputProps) {
  const Face = inputFaces[props.field.kind] as ComponentType<InputProps<KindName>>
  return <Face {...props} />
}
