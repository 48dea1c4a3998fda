'use client'

import { parseAsString, useQueryStates } from 'nuqs'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useTransition } from 'react'

import { FIRST_PAGE, listParams } from './list-params'

type ListUrl = {
  /** Everything the list keeps in the address, filters included. */
  values: Record<string, string | number | null>
  /** Changes the address and reads the list anew; whatever is changed, it begins at its first page unless told. */
  set: (changes: Record<string, string | number | null>) => void
  pending: boolean
  filterKeys: readonly string[]
}

const Context = createContext<ListUrl | null>(null)

/** Holds together a list's search, filters, table and pages: one address, one reading at a time. */
export function ListArea({ filterKeys, children }: { filterKeys: readonly string[]; children: ReactNode }) {
  const [pending, startTransition] = useTransition()
  const parsers = useMemo(
    () => ({ ...listParams, ...Object.fromEntries(filterKeys.map((key) => [key, parseAsString])) }),
    [filterKeys],
  )
  const [values, setValues] = useQueryStates(parsers, {
    shallow: false,
    history: 'push',
    startTransition,
    scroll: false,
  })
  const set = useCallback(
    (changes: Record<string, string | number | null>) => void setValues({ ...FIRST_PAGE, ...changes }),
    [setValues],
  )
  const state = useMemo<ListUrl>(
    () => ({ values, set, pending, filterKeys }),
    [values, set, pending, filterKeys],
  )
  return <Context.Provider value={state}>{children}</Context.Provider>
}

/** The list's address. Only inside a `ListArea`. */
export function useListUrl(): ListUrl {
  const state = useContext(Context)
  if (!state) throw new Error('a list part outside of a ListArea')
  return state
}
