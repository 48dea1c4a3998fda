'use client'

import { parseAsString, useQueryStates } from 'nuqs'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useTransition } from 'react'

import { readWhere, whereText } from '@/lib/core/where-text'

import { FIRST_PAGE, listParams } from './list-params'

type ListUrl = {
  /** Everything the list keeps in the address, filters included. */
  values: Record<string, string | number | null>
  /** Changes the address and reads the list anew; whatever is changed, it begins at its first page unless told. */
  set: (changes: Record<string, string | number | null>) => void
  pending: boolean
  /** Is anything searched for or filtered? */
  filtered: boolean
  filterKeys: readonly string[]
}

const Context = createContext<ListUrl | null>(null)

/** Conditions on columns (`capital.from`) stand together in one value of the address. */
const isPlain = (key: string) => !key.includes('.')

function folded(
  where: string | null,
  changes: Record<string, string | number | null>,
): { where?: string | null } {
  const dotted = Object.entries(changes).filter(([key]) => !isPlain(key))
  if (dotted.length === 0) return {}
  const conditions = readWhere(where)
  for (const [key, value] of dotted) conditions[key] = value === null ? '' : String(value)
  return { where: whereText(conditions) || null }
}

/**
 * Holds together a list's search, filters, table and pages: one address, one reading at a time. `filterKeys` are filters
 * with a name of their own in it.
 */
export function ListArea({ filterKeys, children }: { filterKeys: readonly string[]; children: ReactNode }) {
  const [pending, startTransition] = useTransition()
  const parsers = useMemo(
    () => ({
      ...listParams,
      ...Object.fromEntries(filterKeys.map((key) => [key, parseAsString])),
    }),
    [filterKeys],
  )
  const [stored, setValues] = useQueryStates(parsers, {
    shallow: false,
    history: 'push',
    startTransition,
    scroll: false,
  })
  const where = typeof stored.where === 'string' ? stored.where : null
  const values = useMemo<ListUrl['values']>(() => ({ ...stored, ...readWhere(where) }), [stored, where])
  const set = useCallback(
    (changes: Record<string, string | number | null>) => {
      const plain = Object.fromEntries(Object.entries(changes).filter(([key]) => isPlain(key)))
      void setValues({ ...FIRST_PAGE, ...folded(where, changes), ...plain })
    },
    [setValues, where],
  )
  const state = useMemo<ListUrl>(
    () => ({
      values,
      set,
      pending,
      filtered: ['q', 'where', ...filterKeys].some((key) => (values[key] ?? null) !== null),
      filterKeys,
    }),
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
