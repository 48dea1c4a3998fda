'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { FilterEditor, FilterField } from '@/components/data-table/filter-field'
import type { Choice } from '@/components/ui/combobox'
import type { ConditionOp } from '@/lib/areas/customers/columns/rules/list-columns'
import { abcClasses, customerStates, fileStates } from '@/lib/areas/customers/rules/customer-kinds'
import type { ColumnSpec } from './column-spec'

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

async function lookedUp(kind: 'customer' | 'person', query: string, signal: AbortSignal): Promise<Choice[]> {
  const response = await fetch(`/customers/lookup?${new URLSearchParams({ kind, q: query })}`, { signal })
  if (!response.ok) throw new Error(`look-up of a ${kind} answered ${response.status}`)
  const found = (await response.json()) as { id: string; label: string; detail?: string }[]
  return found.map(({ id, label, detail }) => ({ value: id, label, ...(detail && { detail }) }))
}

/** Customers within reach, asked of the server. */
export const customerChoices = (query: string, signal: AbortSignal) => lookedUp('customer', query, signal)

/** People with a sales post within reach, asked of the server. */
export const salesPeople = (query: string, signal: AbortSignal) => lookedUp('person', query, signal)

/** Everything the list can be narrowed by. `known` names owners and customers already chosen. */
export function useFilterFields(
  units: readonly UnitOption[],
  known: readonly Choice[],
  specs: readonly ColumnSpec[],
): FilterField[] {
  const t = useTranslations('customers')
  const work = useTranslations('workList')
  const ui = useTranslations('ui')
  return useMemo(() => {
    const is = t('filter.is')
    const choices = (options: { value: string; label: string }[]) => ({ type: 'choices', options }) as const
    const first: FilterField[] = [
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
            editor: { type: 'search', search: customerChoices, known, browse: false },
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
    const usual = work('group.customer')
    // A dozen words for hundreds of operators: each is looked up once.
    const said = new Map<string, string>()
    const word = (op: string, kind: ColumnSpec['kind']) => {
      const key = (op === 'from' || op === 'to') && (kind === 'date' || kind === 'month') ? `${op}Day` : op
      const found = said.get(key) ?? work(`op.${key}` as 'op.in')
      said.set(key, found)
      return found
    }
    return [
      ...first.map((field) => ({ ...field, group: usual })),
      ...specs
        .filter((spec) => !FIRST.has(spec.id))
        .flatMap((spec): FilterField[] => {
          const [one, ...others] = spec.ops.map((op) => ({
            key: `${spec.id}.${op}`,
            label: word(op, spec.kind),
            editor: editorOf(spec, op),
          }))
          return one
            ? [{ id: spec.id, label: spec.label, group: spec.group, operators: [one, ...others] }]
            : []
        }),
    ]
  }, [t, ui, work, units, known, specs])
}

/** Columns the first filters speak of. */
const FIRST: ReadonlySet<string> = new Set([
  'name', 'file', 'group', 'state', 'tier', 'abc', 'grade', 'used', 'unit', 'owner', 'fileState', 'completeness', 'rerate',
  'contract', 'lastOrder', 'created',
]) // prettier-ignore

function editorOf({ kind, options, unit }: ColumnSpec, op: ConditionOp): FilterEditor {
  if (op === 'none' || op === 'any') return { type: 'flag', bare: true }
  if (op === 'in') return { type: 'choices', options: options ?? [] }
  if (op === 'has') return { type: 'text' }
  if (kind === 'money') return { type: 'money' }
  if (kind === 'date') return { type: 'date' }
  if (kind === 'month') return { type: 'month' }
  return { type: 'number', ...(kind === 'percent' ? { unit: '%' } : unit && { unit }) }
}

/** Names of the filters in the address; `importId` comes from a result page, not from the bar. */
export const customerFilterKeys = [
  'state', 'tier', 'abc', 'grade', 'usedFrom', 'unit', 'owner', 'unowned', 'fileState', 'fileBelow', 'rerateDueBy',
  'contractUntil', 'noOrderSince', 'createdFrom', 'createdTo', 'deleted', 'group', 'importId',
] as const // prettier-ignore
