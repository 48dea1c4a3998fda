'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'

import { Icon } from '@/components/ui/icon'
import { later, useLater } from '@/components/ui/later'

import { FilterButton } from './filter-button'
import { type FilterField, type FilterOperator, valueInWords } from './filter-field'
import { useListUrl } from './list-area'
import { useNarrow } from './use-narrow'

const filterSheet = later(() => import('./filter-sheet').then((m) => m.FilterSheet))

type Props = {
  fields: readonly FilterField[]
  /** Called before one may be added: calls on when all fields there are stand in `fields`. */
  onAsk?: (then: () => void) => void
}

/** The filters in force as chips, each to change or take away, and one to add. */
export function FilterChips({ fields, onAsk = (then) => then() }: Props) {
  const t = useTranslations('table')
  const locale = useLocale()
  const { values, set } = useListUrl()
  const narrow = useNarrow()
  const [asked, setAsked] = useState(false)
  const { Part: FilterSheet, ask } = useLater(filterSheet)
  const inForce = fields.flatMap((field) =>
    field.operators.flatMap((operator) => {
      const value = values[operator.key]
      return typeof value === 'string' ? [{ field, operator, value }] : []
    }),
  )
  const apply = (operator: FilterOperator, value: string | null) => set({ [operator.key]: value, view: null })
  if (narrow)
    return (
      <>
        <button
          type="button"
          className="chip"
          aria-haspopup="dialog"
          onClick={() => onAsk(() => ask(() => setAsked(true)))}
        >
          <Icon name="filter" />
          {inForce.length > 0 ? `${t('filter')} ${inForce.length}` : t('filter')}
        </button>
        {asked && FilterSheet && (
          <FilterSheet fields={fields} inForce={inForce} onApply={apply} onClose={() => setAsked(false)} />
        )}
      </>
    )
  return (
    <>
      {inForce.map(({ field, operator, value }) => {
        const words = valueInWords(operator.editor, value, t('filterYes'), locale)
        const name = `${field.label} ${operator.label} ${words}`
        const face = (
          <>
            <em>{field.label}</em> {operator.label} {words}
          </>
        )
        return (
          <span key={operator.key} className="chip">
            <FilterButton
              fields={[{ ...field, operators: [operator] }]}
              value={value}
              label={t('filterEdit', { name })}
              spoken={t('filterEdit', { name })}
              face={face}
              className="word"
              onApply={apply}
            />
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
      <FilterButton
        fields={fields}
        value=""
        label={t('filterAdd')}
        face={
          <>
            <Icon name="plus" />
            {t('filter')}
          </>
        }
        className="chip dash"
        onApply={apply}
        onAsk={onAsk}
      />
    </>
  )
}
