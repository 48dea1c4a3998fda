'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'

import { Icon } from '@/components/ui/icon'
import { later, useLater } from '@/components/ui/later'

import { type FilterField, type FilterOperator, valueInWords } from './filter-field'
import { useListUrl } from './list-area'
import { useNarrow } from './use-narrow'

const filterSheet = later(() => import('./filter-sheet').then((m) => m.FilterSheet))
const filterPopover = later(() => import('./filter-popover').then((m) => m.FilterPopover))

type Props = {
  fields: readonly FilterField[]
  /** Called before one may be added: calls on when all fields there are stand in `fields`. */
  onAsk?: (then: () => void) => void
}

/** The filters in force as chips, each to change or take away, and one to add. */
export function FilterChips({ fields, onAsk = (then) => then() }: Props) {
  const t = useTranslations('table')
  const { values, set } = useListUrl()
  const narrow = useNarrow()
  const [asked, setAsked] = useState<string | null>(null)
  const { Part: FilterSheet, ask: askSheet } = useLater(filterSheet)
  const { Part: FilterPopover, ask: askPopover } = useLater(filterPopover)
  const inForce = fields.flatMap((field) =>
    field.operators.flatMap((operator) => {
      const value = values[operator.key]
      return typeof value === 'string' ? [{ field, operator, value }] : []
    }),
  )
  const apply = (operator: FilterOperator, value: string | null) => set({ [operator.key]: value, view: null })
  const open = (what: string) => (narrow ? askSheet : askPopover)(() => setAsked(what))
  const add = () => onAsk(() => open('add'))
  if (narrow)
    return (
      <>
        <button type="button" className="chip" aria-haspopup="dialog" onClick={add}>
          <Icon name="filter" />
          {inForce.length > 0 ? `${t('filter')} ${inForce.length}` : t('filter')}
        </button>
        {asked && FilterSheet && (
          <FilterSheet fields={fields} inForce={inForce} onApply={apply} onClose={() => setAsked(null)} />
        )}
      </>
    )
  return (
    <>
      {inForce.map(({ field, operator, value }) => {
        const words = valueInWords(operator.editor, value, t('filterYes'))
        const name = `${field.label} ${operator.label} ${words}`
        const face = (
          <>
            <em>{field.label}</em> {operator.label} {words}
          </>
        )
        return (
          <span key={operator.key} className="chip">
            {asked === operator.key && FilterPopover ? (
              <FilterPopover
                fields={[{ ...field, operators: [operator] }]}
                value={value}
                label={t('filterEdit', { name })}
                face={face}
                onApply={apply}
                onClose={() => setAsked(null)}
              />
            ) : (
              <button
                type="button"
                className="word"
                aria-label={t('filterEdit', { name })}
                onClick={() => open(operator.key)}
              >
                {face}
              </button>
            )}
            <button
              type="button"
              aria-label={t('filterRemove', { name })}
              onClick={() => apply(operator, null)}
            >
              <Icon name="x" />
            </button>
          </span>
        )
      })}
      {asked === 'add' && FilterPopover ? (
        <FilterPopover
          fields={fields}
          value=""
          label={t('filterAdd')}
          className="chip dash"
          face={
            <>
              <Icon name="plus" />
              {t('filter')}
            </>
          }
          onApply={apply}
          onClose={() => setAsked(null)}
        />
      ) : (
        <button type="button" className="chip dash" onClick={add}>
          <Icon name="plus" />
          {t('filter')}
        </button>
      )}
    </>
  )
}
