'use client'

import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react'

import type { BusinessDate } from '@/lib/core/dates'
import type { Form } from '@/lib/core/forms/definition'
import type { ContactRef, FileRef, Ref } from '@/lib/core/forms/values'
import type { Words } from '@/lib/core/forms/words'

import type { EarlyTyping } from './early-typing'
import type { SignatureView } from './signature-line'
import type { CellState, SheetState, SheetStore } from './sheet-store'

/** A value the page gives for a read-only field, and where it was decided. */
export type Derived = { value: unknown; href?: string; source?: string }

/** What is looked for while a reference is typed. */
export type LookUp = {
  kind: 'person' | 'unit' | 'customer' | 'contact' | 'reference'
  of?: string
  posts?: readonly string[]
  query: string
}
export type Found = Ref & { detail?: string }

/** What of a sheet is not this writer's to fill, in words that say why and who may. */
export type Locks = {
  /** By field. */
  fields: Readonly<Record<string, string>>
  /** Of every column that holds personal data; null when he may fill them. */
  personal: string | null
}

/** Names of the fields that are not this writer's to fill. */
export function shutFields(locks: Locks | undefined): string[] {
  return Object.keys(locks?.fields ?? {})
}

export type SheetTools = {
  locks?: Locks
  /** Stands beside the label of a field: where its value comes from. */
  beside?: (field: string, label: string) => ReactNode
  /** Stands under the value of a field: what it was before. */
  under?: (field: string) => ReactNode
  onUnmask?: (field: string) => Promise<unknown>
  onLookUp?: (request: LookUp, signal: AbortSignal) => Promise<Found[]>
  /** People at the customer, for contact fields. */
  contacts?: readonly ContactRef[]
  onUpload?: (file: File) => Promise<FileRef>
  fileHref?: (file: FileRef) => string
}

export type Sheet = {
  form: Form
  words: Words
  today: BusinessDate
  store: SheetStore
  derived: Readonly<Record<string, Derived>>
  signatures: Readonly<Record<string, SignatureView>>
  tools: SheetTools
  early: EarlyTyping
  /** Prefix of the ids of this sheet's controls. */
  id: string
}

export const SheetContext = createContext<Sheet | null>(null)

/** The sheet around. Throws outside of one. */
export function useSheet(): Sheet {
  const sheet = useContext(SheetContext)
  if (!sheet) throw new Error('no sheet around this field')
  return sheet
}

/** The state of one cell; the cell draws again only when its own state changes. */
export function useCell(name: string): CellState {
  const { store } = useSheet()
  const read = () => store.get().cells[name]!
  return useSyncExternalStore(store.subscribe, read, read)
}

/** The whole sheet: for the panels beside the paper. */
export function useSheetState(): SheetState {
  const { store } = useSheet()
  return useSyncExternalStore(store.subscribe, store.get, store.get)
}

/** Id of the control of a field, or of a cell of a table. */
export function controlId(sheet: Pick<Sheet, 'id'>, name: string, row?: number, column?: string): string {
  return [sheet.id, name, row, column].filter((part) => part !== undefined).join('-')
}
