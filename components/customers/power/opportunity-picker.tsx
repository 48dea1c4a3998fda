'use client'

import { useLocale, useTranslations } from 'next-intl'
import { bracketed } from '@/components/ui/listed'
import { type Fen, formatWan } from '@/lib/core/money'
import type { MapView } from './map-view'

/** Which opportunity the map is looked at for; without one the whole customer. */
export function OpportunityPicker({
  view,
  value,
  onChange,
}: {
  view: MapView
  value: string | null
  onChange: (id: string | null) => void
}) {
  const t = useTranslations('power')
  const locale = useLocale()
  if (view.opportunities.length === 0) return null
  return (
    <label className="row opp">
      <span className="vh">{t('opportunity')}</span>
      <select className="inp" value={value ?? ''} onChange={(event) => onChange(event.target.value || null)}>
        <option value="">{t('wholeCustomer')}</option>
        {view.opportunities.map(({ id, name, amountFen, state }) => (
          <option key={id} value={id}>
            {name}
            {amountFen !== null && ` ${t('wan', { amount: formatWan(amountFen as Fen) })}`}
            {state !== 'open' && bracketed(t(`state.${state as 'won'}`), locale)}
          </option>
        ))}
      </select>
    </label>
  )
}
