'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { FilterField } from '@/components/data-table/filter-field'
import type { Choice } from '@/components/ui/combobox'
import { abcClasses, customerStates, fileStates } from '@/lib/areas/customers/schema'

export type UnitOption = { id: string; name: string; kind: string }

const LEVELS = ['1', '2', '3', '4', '5'] as const

/** Units whose name contains what is typed, at most a screenful. */
export function unitSearch(units: readonly UnitOption[]) {
  return async (query: string): Promise<Choice[]> =>
    units
      .filter((unit) => unit.name.includes(query))
      .slice(0, 20)
      .map((unit) => ({ value: unit.id, label: unit.name }))
}

/** People who may own customers, asked of the server. */
export async function ownerSearch(query: string, signal: AbortSignal): Promise<Choice[]> {
  const response = await fetch(`/customers/owners?q=${encodeURIComponent(query)}`, { signal })
  if (!response.ok) throw new Error(`owners answered ${response.status}`)
  return (await response.json()) as Choice[]
}

/** Customers within reach, asked of the server. */
export async function customerChoices(query: string, signal: AbortSignal): Promise<Choice[]> {
  const response = await fetch(`/customers/lookup?kind=customer&q=${encodeURIComponent(query)}`, { signal })
  if (!response.ok) throw new Error(`customers answered ${response.status}`)
  const found = (await response.json()) as { id: string; label: string; detail?: string }[]
  return found.map(({ id, label, detail }) => ({ value: id, label, ...(detail && { detail }) }))
}

/** Everything the list can be narrowed by. `known` names owners and customers already chosen. */
export function useFilterFields(units: readonly UnitOption[], known: readonly Choice[]): FilterField[] {
  const t = useTranslations('customers')
  const ui = useTranslations('ui')
  return useMemo(() => {
    const is = t('filter.is')
    const choices = (options: { value: string; label: string }[]) => ({ type: 'choices', options }) as const
    return [
      {
        id: 'state',
        label: t('column.state'),
        operators: [
          {
            key: 'state',
            label: is,
            editor: choices(customerStates.map((value) => ({ value, label: t(`state.${value}`) }))),
          },
        ],
      },
      {
        id: 'tier',
        label: t('column.tier'),
        operators: [
          {
            key: 'tier',
            label: is,
            editor: choices(LEVELS.map((value) => ({ value, label: ui(`tier.${value}`) }))),
          },
        ],
      },
      {
        id: 'abc',
        label: t('column.abc'),
        operators: [
          {
            key: 'abc',
            label: is,
            editor: choices(abcClasses.map((value) => ({ value, label: ui(`abc.${value}`) }))),
          },
        ],
      },
      {
        id: 'grade',
        label: t('column.grade'),
        operators: [
          {
            key: 'grade',
            label: is,
            editor: choices(LEVELS.map((value) => ({ value, label: ui(`grade.${value}`) }))),
          },
        ],
      },
      {
        id: 'used',
        label: t('filter.used'),
        operators: [{ key: 'usedFrom', label: t('filter.atLeast'), editor: { type: 'number', unit: '%' } }],
      },
      {
        id: 'unit',
        label: t('filter.unit'),
        operators: [
          {
            key: 'unit',
            label: t('filter.in'),
            editor: {
              type: 'search',
              search: unitSearch(units),
              known: units.map((unit) => ({ value: unit.id, label: unit.name })),
            },
          },
        ],
      },
      {
        id: 'owner',
        label: t('filter.owner'),
        operators: [
          { key: 'owner', label: t('filter.by'), editor: { type: 'search', search: ownerSearch, known } },
          { key: 'unowned', label: t('filter.unowned'), editor: { type: 'flag' } },
        ],
      },
      {
        id: 'group',
        label: t('filter.group'),
        operators: [
          {
            key: 'group',
            label: t('filter.groupOf'),
            editor: { type: 'search', search: customerChoices, known },
          },
        ],
      },
      {
        id: 'fileState',
        label: t('column.fileState'),
        operators: [
          {
            key: 'fileState',
            label: is,
            editor: choices(fileStates.map((value) => ({ value, label: t(`fileState.${value}`) }))),
          },
        ],
      },
      {
        id: 'completeness',
        label: t('filter.completeness'),
        operators: [{ key: 'fileBelow', label: t('filter.below'), editor: { type: 'number', unit: '%' } }],
      },
      {
        id: 'rerate',
        label: t('column.rerate'),
        operators: [{ key: 'rerateDueBy', label: t('filter.due'), editor: { type: 'date' } }],
      },
      {
        id: 'contract',
        label: t('column.contract'),
        operators: [{ key: 'contractUntil', label: t('filter.due'), editor: { type: 'date' } }],
      },
      {
        id: 'lastOrder',
        label: t('column.lastOrder'),
        operators: [{ key: 'noOrderSince', label: t('filter.since'), editor: { type: 'date' } }],
      },
      {
        id: 'created',
        label: t('filter.created'),
        operators: [
          { key: 'createdFrom', label: t('filter.from'), editor: { type: 'date' } },
          { key: 'createdTo', label: t('filter.to'), editor: { type: 'date' } },
        ],
      },
      {
        id: 'deleted',
        label: t('filter.deleted'),
        operators: [{ key: 'deleted', label: is, editor: { type: 'flag' } }],
      },
    ]
  }, [t, ui, units, known])
}

/** Names of the filters in the address; `importId` comes from a result page, not from the bar. */
export const customerFilterKeys = [
  'state', 'tier', 'abc', 'grade', 'usedFrom', 'unit', 'owner', 'unowned', 'fileState', 'fileBelow', 'rerateDueBy',
  'contractUntil', 'noOrderSince', 'createdFrom', 'createdTo', 'deleted', 'group', 'importId',
] as const // prettier-ignore
