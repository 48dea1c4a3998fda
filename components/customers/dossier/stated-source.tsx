'use client'

import { WholeCodes } from '@/components/ui/whole-codes'
import { useTranslations } from 'next-intl'
import { useId } from 'react'

export type StatedSource = {
  source: 'form' | 'visit' | 'customer' | 'survey'
  sourceName: string
  /** Why facts change; asked for where others must know (R-A10). */
  reason: string
}
const SOURCES = ['visit', 'customer', 'survey', 'form'] as const

/** Where the writer has it from: his own visit, the customer, a survey firm, or papers of the house. */
export function StatedSourceCard({
  value,
  onValue,
}: {
  value: StatedSource
  onValue: (value: StatedSource) => void
}) {
  const t = useTranslations('customers.stated')
  const id = useId()
  const named = value.source === 'customer' || value.source === 'survey'
  return (
    <section className="sheet pad cmp" aria-labelledby={id}>
      <h2 id={id}>{t('title')}</h2>
      <div className="op mt-2" role="radiogroup" aria-labelledby={id}>
        {SOURCES.map((source) => (
          <label key={source}>
            <input
              type="radio"
              name={id}
              checked={value.source === source}
              onChange={() => onValue({ ...value, source })}
            />
            <span>{t(source)}</span>
          </label>
        ))}
      </div>
      {named && (
        <label className="field mt-2 block">
          <span className="lb">{value.source === 'survey' ? t('firm') : t('person')}</span>
          <input
            className="inp"
            maxLength={60}
            value={value.sourceName}
            onChange={(event) => onValue({ ...value, sourceName: event.target.value })}
          />
        </label>
      )}
      <label className="field mt-2 block">
        <span className="lb">{t('reason')}</span>
        <input
          className="inp"
          maxLength={500}
          value={value.reason}
          onChange={(event) => onValue({ ...value, reason: event.target.value })}
        />
        <span className="meta">
          <WholeCodes text={t('reasonHint')} />
        </span>
      </label>
      {value.source === 'survey' && <p className="meta mt-1">{t('surveyWaits')}</p>}
    </section>
  )
}
