'use client'

import { useLocale, useTranslations } from 'next-intl'

import { Dialog } from '@/components/ui/dialog'
import { Icon } from '@/components/ui/icon'

import { type FilterField, type FilterOperator, valueInWords } from './filter-field'
import { FilterForm } from './filter-form'

export type FilterInForce = { field: FilterField; operator: FilterOperator; value: string }

/** The filters on a phone: those in force to take away, and one to add. */
export function FilterSheet({
  fields,
  inForce,
  onApply,
  onClose,
}: {
  fields: readonly FilterField[]
  inForce: readonly FilterInForce[]
  onApply: (operator: FilterOperator, value: string | null) => void
  onClose: () => void
}) {
  const t = useTranslations('table')
  const locale = useLocale()
  return (
    <Dialog open title={t('filter')} onOpenChange={(open) => !open && onClose()}>
      <div className="stack">
        {inForce.length > 0 && (
          <div className="row wrap">
            {inForce.map(({ field, operator, value }) => {
              const words = valueInWords(operator.editor, value, t('filterYes'), locale)
              const name = `${field.label} ${operator.label} ${words}`
              return (
                <button
                  key={operator.key}
                  type="button"
                  className="chip"
                  aria-label={t('filterRemove', { name })}
                  onClick={() => onApply(operator, null)}
                >
                  {name}
                  <Icon name="x" />
                </button>
              )
            })}
          </div>
        )}
        <FilterForm fields={fields} value="" label={t('filterAdd')} onApply={onApply} onClose={onClose} />
      </div>
    </Dialog>
  )
}
