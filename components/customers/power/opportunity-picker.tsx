'use client'

import { useTranslations } from 'next-intl'
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
            {state !== 'open' && `（${t(`state.${state as 'won'}`)}）`}
          </option>
        ))}
      </select>
    </label>
  )
}
