'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'

/** Narrows the history to one fact. */
export function FactFilter({
  fact,
  here,
  options,
}: {
  fact: string
  here: string
  options: { value: string; label: string }[]
}) {
  const t = useTranslations('customers.history')
  const router = useRouter()
  return (
    <label className="row nowrap">
      <span className="meta">{t('fact')}</span>
      <select
        className="inp"
        value={fact}
        onChange={(event) =>
          router.push(`${here}?show=facts${event.target.value && `&fact=${event.target.value}`}`)
        }
      >
        <option value="">{t('allFacts')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}
